//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation
public import Rounds
import SealedFiles

/// The outer envelopes that came in, counted: a line for each time that somebody counted.
public struct ReceptionBook: Equatable, Sendable {
    /// What was counted at one time; negative to take back what was counted by mistake.
    public struct Line: Equatable, Sendable {
        public let at: Moment
        public let pile: String
        public let count: Int
    }

    private static let sizeLimit = 1 << 22
    /// More envelopes than any round has.
    private static let countLimit = 1 << 22

    /// In their order.
    public private(set) var lines: [Line] = []

    /// An empty book.
    public init() {}

    /// Reads a book; an empty one where there is no file.
    ///
    /// - Throws: `PaperError` with code `form`; `SealedFileError`.
    public init(reading url: URL) throws {
        let path = url.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try SecretFile.read(path, limit: Self.sizeLimit).withUnsafeBytes { [UInt8]($0) }
        for text in bytes.split(separator: 0x0A) {
            let fields = text.split(separator: 0x3B, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 3, let at = Moment(fields[0]), let count = Int(fields[2]),
                (-Self.countLimit...Self.countLimit).contains(count)
            else { throw PaperError(.form, "received.csv is not in its form at line \(lines.count + 1)") }
            lines.append(Line(at: at, pile: fields[1], count: count))
        }
        guard self.bytes == bytes else { throw PaperError(.form, "received.csv is in another spelling than its own") }
    }

    /// Writes the book in the place of the one that is there; throws `SealedFileError`.
    public func write(to url: URL) throws {
        try AtomicFile.write(bytes, to: url.path(percentEncoded: false), mode: 0o600, existing: .replace)
    }

    /// Envelopes of a pile.
    public func total(_ pile: Pile) -> Int {
        lines.reduce(0) { $0 + ($1.pile == pile.name ? $1.count : 0) }
    }

    /// Counts envelopes in.
    ///
    /// - Parameter state: the round as its log has left it.
    /// - Throws: `PaperError` with code `late` after the time for envelopes, `count` if there would be more envelopes than
    ///   paper ballots were handed out, or fewer than none.
    public mutating func add(
        _ count: Int,
        of pile: Pile,
        at moment: Moment,
        in state: RoundState,
        _ definition: RoundDefinition
    )
        throws(PaperError)
    {
        if let until = definition.schedule.paper?.envelopesUntil, moment.unixSeconds > until.unixSeconds, count > 0 {
            throw PaperError(.late, "envelopes had to be in by \(until)")
        }
        let handedOut = pile.reconciliation(in: state)?.activated ?? 0
        let total = total(pile)
        guard count <= handedOut - total else {
            throw PaperError(
                .count,
                "\(pile.name): \(total) envelopes and \(count) more, and \(handedOut) paper ballots were handed out"
            )
        }
        guard count >= -total else { throw PaperError(.count, "\(pile.name): only \(total) envelopes were counted") }
        lines.append(Line(at: moment, pile: pile.name, count: count))
    }

    /// Demands that a pile's envelopes may be opened: when at least *k* are in, or at the end (docs/protocol.md, "Paper
    /// desk").
    ///
    /// - Throws: `PaperError` with code `early`.
    public func demandOpening(of pile: Pile, at moment: Moment, _ definition: RoundDefinition) throws(PaperError) {
        let least = definition.terms.minimumBallots
        guard let until = definition.schedule.paper?.envelopesUntil, moment.unixSeconds <= until.unixSeconds else {
            return
        }
        guard total(pile) >= least else {
            throw PaperError(
                .early,
                "\(pile.name): \(total(pile)) envelopes, fewer than \(least): they stay closed until \(until)"
            )
        }
    }

    private var bytes: [UInt8] {
        lines.flatMap { Array("\($0.at);\($0.pile);\($0.count)\n".utf8) }
    }
}
