//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Rounds

/// The letters that were made, batch by batch: what goes on record, so that none is printed beside them.
///
/// Hashes of files with codes tell nothing of these: each code has 95 random bits.
public struct BatchList: Equatable, Sendable {
    /// More batches than any round has.
    static let limit = 10_000

    public let round: RoundID
    /// The definition hash.
    public let definition: Digest
    /// SHA-256 of letters.csv.
    public let source: Digest
    public internal(set) var batches: [LetterBatch]

    /// - Throws: `LetterError` with code `batches` unless the batches follow upon each other from letter 1.
    public init(
        round: RoundID,
        definition: Digest,
        source: Digest,
        batches: [LetterBatch]
    ) throws(LetterError) {
        self.round = round
        self.definition = definition
        self.source = source
        self.batches = batches
        var next = 1
        for (place, batch) in batches.enumerated() {
            guard batch.number == place + 1, batch.first == next, batch.letters > 0 else {
                throw LetterError(.batches, "batch \(place + 1) does not begin at letter \(next)")
            }
            next += batch.letters
        }
        guard batches.count <= Self.limit else { throw LetterError(.batches, "\(batches.count) batches") }
    }

    /// All letters.
    public var letters: Int {
        batches.reduce(0) { $0 + $1.letters }
    }

    /// batches.json: canonical JSON.
    public var json: [UInt8] {
        var writer = CanonicalWriter(capacity: 256 + batches.count * 256)
        writer.literal("{\"version\":1,\"round\":")
        writer.string(round.text.utf8)
        writer.literal(",\"definition\":")
        writer.string(definition.hex)
        writer.literal(",\"source\":")
        writer.string(source.hex)
        writer.literal(",\"letters\":")
        writer.integer(letters)
        writer.literal(",\"batches\":")
        writer.list(batches) { writer, batch in
            writer.literal("{\"number\":")
            writer.integer(batch.number)
            writer.literal(",\"first\":")
            writer.integer(batch.first)
            writer.literal(",\"letters\":")
            writer.integer(batch.letters)
            writer.literal(",\"html\":")
            writer.string(batch.html.hex)
            writer.literal(",\"pdf\":")
            if let pdf = batch.pdf { writer.string(pdf.hex) } else { writer.literal("null") }
            writer.literal("}")
        }
        writer.literal("}")
        return writer.bytes
    }

    /// Reads batches.json in its one form; throws `LetterError` with code `batches`.
    public init(json: [UInt8]) throws(LetterError) {
        let round: RoundID
        let definition: Digest
        let source: Digest
        let letters: Int
        let batches: [LetterBatch]
        do throws(TextError) {
            var reader = CanonicalReader(json)
            try reader.literal("{\"version\":1,\"round\":")
            round = try Self.value(&reader) { RoundID(utf8: $0) }
            try reader.literal(",\"definition\":")
            definition = try Self.value(&reader) { Digest(hex: $0) }
            try reader.literal(",\"source\":")
            source = try Self.value(&reader) { Digest(hex: $0) }
            try reader.literal(",\"letters\":")
            letters = try reader.integer(limit: IssueNumbers.limit)
            try reader.literal(",\"batches\":")
            batches = try reader.list(limit: Self.limit) { reader throws(TextError) in try Self.batch(&reader) }
            try reader.literal("}")
            try reader.end()
        } catch {
            throw LetterError(.batches, "batches.json is not in its form at byte \(error.offset)")
        }
        try self.init(round: round, definition: definition, source: source, batches: batches)
        guard letters == self.letters else {
            throw LetterError(.batches, "batches.json: \(letters) letters, but \(self.letters) in its batches")
        }
    }

    private static func batch(_ reader: inout CanonicalReader) throws(TextError) -> LetterBatch {
        try reader.literal("{\"number\":")
        let number = try reader.integer(limit: limit)
        try reader.literal(",\"first\":")
        let first = try reader.integer(limit: IssueNumbers.limit)
        try reader.literal(",\"letters\":")
        let letters = try reader.integer(limit: IssueNumbers.limit)
        try reader.literal(",\"html\":")
        let html = try value(&reader) { Digest(hex: $0) }
        try reader.literal(",\"pdf\":")
        let pdf = reader.skip("null") ? nil : try value(&reader) { Digest(hex: $0) }
        try reader.literal("}")
        return LetterBatch(number: number, first: first, letters: letters, html: html, pdf: pdf)
    }

    private static func value<Value>(
        _ reader: inout CanonicalReader,
        _ make: ([UInt8]) -> Value?
    ) throws(TextError) -> Value {
        let start = reader
        guard let value = make(try reader.string(limit: 128)) else { throw start.error(.string) }
        return value
    }
}
