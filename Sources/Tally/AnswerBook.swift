//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import KeyCeremony

/// What a trustee wrote down before each answer: for one election only one tally is ever answered, for a second one over
/// one ballot fewer would open that ballot (docs/protocol.md, "One tally").
///
/// Whoever keeps it makes it durable before the answer leaves the machine.
public struct AnswerBook: Equatable, Sendable {
    /// An entry: the election, and the last event before EndBallots of the tally that was answered.
    public struct Entry: Hashable, Sendable {
        /// The election's fingerprint.
        public let election: Digest
        /// The event's hash.
        public let lastEvent: Digest
    }

    /// More elections than any trustee serves.
    public static let limit = 10_000

    /// The entries, in the order in which they were made.
    public private(set) var entries: [Entry] = []

    /// A book without entries.
    public init() {}

    /// Reads a book, in its one form; throws `book`.
    public init(_ bytes: [UInt8]) throws(TallyError) {
        var reader = CanonicalReader(bytes)
        do throws(TextError) {
            try reader.literal("{\"format\":\"stemronde/answers/v1\",\"answers\":")
            entries = try reader.list(limit: Self.limit) { reader throws(TextError) in
                try reader.literal("{\"election\":")
                let election = try Self.digest(&reader)
                try reader.literal(",\"last_event\":")
                let lastEvent = try Self.digest(&reader)
                try reader.literal("}")
                return Entry(election: election, lastEvent: lastEvent)
            }
            try reader.literal("}\n")
            try reader.end()
        } catch {
            throw TallyError(.book, "the book of answers is damaged at byte \(error.offset)")
        }
        guard Set(entries.map(\.election)).count == entries.count else {
            throw TallyError(.book, "the book of answers names an election twice")
        }
    }

    /// Enters a tally; throws `otherTally` if another one of the same election stands there.
    public mutating func enter(_ tally: TallyStatement) throws(TallyError) {
        let entry = Entry(election: tally.fingerprint, lastEvent: tally.lastEvent)
        if let earlier = entries.first(where: { $0.election == entry.election }) {
            guard earlier == entry else {
                let (asked, answered) = (Self.text(entry.lastEvent), Self.text(earlier.lastEvent))
                throw TallyError(
                    .otherTally,
                    "this tally ends at event \(asked), but the one already answered for this election ends at \(answered)"
                )
            }
            return
        }
        guard entries.count < Self.limit else { throw TallyError(.book, "the book of answers is full") }
        entries.append(entry)
    }

    /// The book's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"format\":\"stemronde/answers/v1\",\"answers\":")
        writer.list(entries) { writer, entry in
            writer.literal("{\"election\":")
            writer.string(entry.election.hex)
            writer.literal(",\"last_event\":")
            writer.string(entry.lastEvent.hex)
            writer.literal("}")
        }
        writer.literal("}\n")
        return writer.bytes
    }

    private static func digest(_ reader: inout CanonicalReader) throws(TextError) -> Digest {
        guard let digest = Digest(hex: try reader.string(limit: 64)) else { throw reader.error(.string) }
        return digest
    }

    private static func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
