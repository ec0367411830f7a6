//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
import BallotCore
public import Rounds

/// A letter to be printed, as letters.csv has it.
public struct LetterRow: Sendable {
    /// Its number, from 1.
    public let number: Int
    public let street: String
    public let address: Address
    public let town: String
    /// Its zone × group, before any is joined.
    public let stratum: StratumID
    /// The code as it is printed, `XXXXX-XXXXX-XXXXX-XXXXX`. Whoever is handed the row wipes it.
    public var printedCode: [UInt8]

    /// A letter whose parts are known.
    public init(
        number: Int,
        street: String,
        address: Address,
        town: String,
        stratum: StratumID,
        printedCode: [UInt8]
    ) {
        self.number = number
        self.street = street
        self.address = address
        self.town = town
        self.stratum = stratum
        self.printedCode = printedCode
    }

    /// Zeroes the code.
    public mutating func wipe() {
        printedCode.wipe()
    }

    /// Reads a row's bytes, without the end of its line.
    init?(_ bytes: UnsafeRawBufferPointer, number: Int) {
        guard var fields = Self.fields(bytes), fields.count == 10 else { return nil }
        defer { for place in fields.indices { fields[place].wipe() } }
        let texts = fields.dropLast().map { String(decoding: $0, as: UTF8.self) }
        guard texts[0] == "\(number)", let zone = ZoneID(texts[7]), let group = GroupID(texts[8]),
            var code = try? VotingCode(typed: fields[9]).printed
        else { return nil }
        guard code == fields[9],
            let address = try? Address(
                postcode: Postcode(texts[5].filter { $0 != " " }),
                number: HouseNumber(texts[2]),
                letter: texts[3],
                addition: texts[4]
            ), address.postcode.spaced == texts[5]
        else {
            code.wipe()
            return nil
        }
        self.init(
            number: number,
            street: texts[1],
            address: address,
            town: texts[6],
            stratum: StratumID(zone: zone, group: group),
            printedCode: code
        )
    }

    /// The fields, without their quotes; nil if a quote does not end where a field does.
    private static func fields(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]]? {
        let (quote, separator) = (UInt8(ascii: "\""), UInt8(ascii: ";"))
        var fields: [[UInt8]] = []
        var place = 0
        while fields.count <= 10 {
            var field: [UInt8] = []
            field.reserveCapacity(64)
            if place < bytes.count, bytes[place] == quote {
                place += 1
                while true {
                    guard place < bytes.count else { return nil }
                    if bytes[place] == quote {
                        place += 1
                        guard place < bytes.count, bytes[place] == quote else { break }
                    }
                    field.append(bytes[place])
                    place += 1
                }
            } else {
                while place < bytes.count, bytes[place] != separator {
                    guard bytes[place] != quote else { return nil }
                    field.append(bytes[place])
                    place += 1
                }
            }
            fields.append(field)
            if place == bytes.count { return fields }
            guard bytes[place] == separator else { return nil }
            place += 1
        }
        return nil
    }
}
