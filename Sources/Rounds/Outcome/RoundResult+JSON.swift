//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

extension RoundResult {
    /// Larger than any result.
    static let sizeLimit = 50_000_000

    /// result.json: canonical JSON with what was `counted` and the `outcome` that follows from it.
    public var json: [UInt8] {
        var writer = CanonicalWriter(capacity: 16_384)
        writer.literal("{\"version\":1,\"round\":")
        writer.string(round.text.utf8)
        writer.literal(",\"definition\":")
        writer.string(definition.hex)
        writer.literal(",\"rehearsal\":")
        writer.boolean(isRehearsal)
        writer.literal(",\"counted\":")
        writer.list(counted) { $1.write(to: &$0) }
        writer.literal(",\"outcome\":")
        writer.list(zip(outcomes, counted)) { $1.0.write(to: &$0, strata: $1.1.strata) }
        writer.literal("}")
        return writer.bytes
    }

    /// The SHA-256 of result.json: what acts name.
    public var digest: Digest { Digest(of: json) }

    /// Reads result.json strictly: the outcome must be the one that follows from what was counted.
    ///
    /// - Throws: `RecordError` with code `form` for another text than `json` has, `contradiction` where the outcome is
    ///   another one, and as `CountedSheet`.
    public init(json: [UInt8]) throws(RecordError) {
        guard json.count <= Self.sizeLimit else {
            throw RecordError(.form, "a result of \(json.count) bytes, more than \(Self.sizeLimit)")
        }
        var reader = CanonicalReader(json)
        var failure: RecordError?
        let round: RoundID
        let definition: Digest
        let isRehearsal: Bool
        let counted: [CountedSheet?]
        do throws(TextError) {
            try reader.literal("{\"version\":1,\"round\":")
            round = try reader.value { RoundID(utf8: $0) }
            try reader.literal(",\"definition\":")
            definition = try reader.value { Digest(hex: $0) }
            try reader.literal(",\"rehearsal\":")
            isRehearsal = try reader.boolean()
            try reader.literal(",\"counted\":")
            counted = try reader.list(limit: 100) { reader throws(TextError) in
                let sheet = try CountedSheet.Parts(from: &reader)
                do throws(RecordError) {
                    return try sheet.checked()
                } catch {
                    failure = failure ?? error
                    return nil
                }
            }
            try reader.literal(",\"outcome\":")
        } catch {
            throw RecordError("result", error)
        }
        if let failure { throw failure }
        try self.init(
            round: round,
            definition: definition,
            isRehearsal: isRehearsal,
            counted: counted.compactMap { $0 }
        )
        guard self.json == json else {
            throw RecordError(.contradiction, "the outcome is not the one that follows from what was counted")
        }
    }
}
