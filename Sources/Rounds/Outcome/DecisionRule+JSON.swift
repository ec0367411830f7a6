//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

extension DecisionRule {
    /// Writes the rule as canonical JSON, every default written out.
    ///
    /// `{"basis":"choices","comparison":"more-than","threshold":"1/2","turnout_quorum":"0","support_quorum":"0"}`.
    public func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"basis\":")
        writer.string(basis.rawValue.utf8)
        writer.literal(",\"comparison\":")
        writer.string(comparison.rawValue.utf8)
        writer.literal(",\"threshold\":")
        writer.fraction(threshold)
        writer.literal(",\"turnout_quorum\":")
        writer.fraction(turnoutQuorum)
        writer.literal(",\"support_quorum\":")
        writer.fraction(supportQuorum)
        writer.literal("}")
    }

    /// Reads what `write(to:)` writes and nothing else.
    public init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"basis\":")
        let basis: Basis = try reader.word()
        try reader.literal(",\"comparison\":")
        let comparison: Comparison = try reader.word()
        try reader.literal(",\"threshold\":")
        let threshold = try reader.fraction()
        try reader.literal(",\"turnout_quorum\":")
        let turnout = try reader.fraction()
        try reader.literal(",\"support_quorum\":")
        let support = try reader.fraction()
        try reader.literal("}")
        do {
            try self.init(
                basis: basis,
                threshold: threshold,
                comparison: comparison,
                turnoutQuorum: turnout,
                supportQuorum: support
            )
        } catch {
            throw reader.error(.number)
        }
    }
}

extension CanonicalReader {
    /// Reads a string that is one of an enumeration's words.
    mutating func word<Word: RawRepresentable<String>>() throws(TextError) -> Word {
        let start = self
        let text = try string(limit: 64)
        guard let word = Word(rawValue: String(decoding: text, as: UTF8.self)) else { throw start.error(.unexpected) }
        return word
    }
}
