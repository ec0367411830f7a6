//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// What stands before the credentials in roll.json.
struct RollHeader {
    let election: ElectionID
    let sheet: SheetID
    let definition: Digest
    let letterStrata: [StratumID]
    let paperWeights: [Fraction]
    let count: Int

    init(
        election: ElectionID,
        sheet: SheetID,
        definition: Digest,
        letterStrata: [StratumID],
        paperWeights: [Fraction],
        count: Int
    ) {
        self.election = election
        self.sheet = sheet
        self.definition = definition
        self.letterStrata = letterStrata
        self.paperWeights = paperWeights
        self.count = count
    }

    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"election\":")
        writer.string(election.text.utf8)
        writer.literal(",\"sheet\":")
        writer.string(sheet.text.utf8)
        writer.literal(",\"definition\":")
        writer.string(definition.hex)
        writer.literal(",\"strata\":")
        writer.list(letterStrata) { $0.string($1.text.utf8) }
        writer.literal(",\"paper\":")
        writer.list(paperWeights) { $0.fraction($1) }
        writer.literal(",\"count\":")
        writer.integer(count)
        writer.literal(",\"credentials\":[")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"election\":")
        election = try reader.value { ElectionID(utf8: $0) }
        try reader.literal(",\"sheet\":")
        sheet = try reader.value { SheetID(utf8: $0) }
        try reader.literal(",\"definition\":")
        definition = try reader.value { Digest(hex: $0) }
        try reader.literal(",\"strata\":")
        letterStrata = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in
            try reader.value { StratumID(String(decoding: $0, as: UTF8.self)) }
        }
        try reader.literal(",\"paper\":")
        paperWeights = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in try reader.fraction() }
        let isTooLong = letterStrata.count + paperWeights.count > SheetStrata.limit
        guard !isTooLong, Set(letterStrata).count == letterStrata.count, Set(paperWeights).count == paperWeights.count
        else { throw reader.error(.unexpected) }
        try reader.literal(",\"count\":")
        count = try reader.integer(limit: Roll.limit)
        try reader.literal(",\"credentials\":[")
    }
}

extension CanonicalReader {
    /// Reads a string of at most 128 bytes that stands for a value.
    mutating func value<Value>(_ make: ([UInt8]) -> Value?) throws(TextError) -> Value {
        let start = self
        guard let value = make(try string(limit: 128)) else { throw start.error(.string) }
        return value
    }
}
