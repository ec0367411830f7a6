//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What the act *open* sets: everything that a ballot relies on.
public struct Opening: Hashable, Sendable {
    /// One sheet.
    public struct OfSheet: Hashable, Sendable {
        /// The number of letters of one stratum.
        public struct Letters: Hashable, Sendable {
            public var stratum: StratumID
            public var count: Int

            public init(_ stratum: StratumID, _ count: Int) {
                self.stratum = stratum
                self.count = count
            }
        }

        public var sheet: SheetID
        /// The SHA-256 of the election, as every ballot names it.
        public var fingerprint: Digest
        /// The SHA-256 of the roll.
        public var roll: Digest
        /// The letters of each stratum, in the definition's order.
        public var letters: [Letters]
        /// The trustees' public keys in the order of their owner numbers, in the encoding of RFC 8032, section 5.1.2.
        public var trustees: [Bytes32]

        public init(sheet: SheetID, fingerprint: Digest, roll: Digest, letters: [Letters], trustees: [Bytes32]) {
            self.sheet = sheet
            self.fingerprint = fingerprint
            self.roll = roll
            self.letters = letters
            self.trustees = trustees
        }
    }

    /// The first moment at which a ballot is taken.
    public var opens: Moment
    /// The first moment at which none is taken any more.
    public var closes: Moment
    /// In the definition's order.
    public var sheets: [OfSheet]

    public init(opens: Moment, closes: Moment, sheets: [OfSheet]) {
        self.opens = opens
        self.closes = closes
        self.sheets = sheets
    }

    func write(to writer: inout StatementWriter) {
        writer.line("opens", opens.text)
        writer.line("closes", closes.text)
        for item in sheets {
            let sheet = item.sheet.text
            writer.line("fingerprint", sheet, String(decoding: item.fingerprint.base64, as: UTF8.self))
            writer.line("roll", sheet, String(decoding: item.roll.hex, as: UTF8.self))
            for letters in item.letters { writer.line("letters", sheet, letters.stratum.text, "\(letters.count)") }
            for (index, key) in item.trustees.enumerated() {
                writer.line("trustee", sheet, "\(index + 1)", String(decoding: CredentialText.hex(key), as: UTF8.self))
            }
        }
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        opens = try reader.value("opens") { Moment($0) }
        closes = try reader.value("closes") { Moment($0) }
        var sheets: [OfSheet] = []
        while reader.isNext("fingerprint") { sheets.append(try OfSheet(from: &reader)) }
        guard Set(sheets.map(\.sheet)).count == sheets.count else {
            throw RecordError(.duplicate, "a sheet stands twice in an act")
        }
        self.sheets = sheets
    }
}

extension Opening.OfSheet {
    fileprivate init(from reader: inout StatementReader) throws(RecordError) {
        let first = try reader.values("fingerprint", 2)
        sheet = try reader.part(first[0]) { SheetID($0) }
        fingerprint = try reader.part(first[1]) { Digest(base64: Array($0.utf8)) }
        roll = try reader.part(try reader.own("roll", sheet, 2)[1]) { Digest(hex: Array($0.utf8)) }
        var letters: [Letters] = []
        while reader.isNext("letters") {
            let values = try reader.own("letters", sheet, 3)
            letters.append(Letters(try reader.part(values[1]) { StratumID($0) }, try reader.number(values[2])))
        }
        guard Set(letters.map(\.stratum)).count == letters.count else {
            throw RecordError(.duplicate, "a stratum of sheet \(sheet) stands twice in an act")
        }
        self.letters = letters
        var trustees: [Bytes32] = []
        while reader.isNext("trustee") {
            let values = try reader.own("trustee", sheet, 3)
            guard try reader.number(values[1]) == trustees.count + 1 else {
                throw RecordError(.order, "trustee \(values[1]) of sheet \(sheet) does not stand in its place")
            }
            trustees.append(try reader.part(values[2]) { CredentialText.key(Array($0.utf8)) })
        }
        self.trustees = trustees
    }
}

extension StatementReader {
    /// The values of the next line, whose first is this sheet.
    mutating func own(_ key: String, _ sheet: SheetID, _ count: Int) throws(RecordError) -> [String] {
        let values = try values(key, count)
        guard values[0] == sheet.text else {
            throw RecordError(.order, "a line \"\(key)\" of another sheet stands among those of \(sheet)")
        }
        return values
    }
}
