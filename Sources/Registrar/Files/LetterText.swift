//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CSodium
import Rounds

/// The rows of letters.csv, for whoever prints the letters: UTF-8, `;` between fields, CRLF at the end of a row, fields
/// in quotes where they need them.
enum LetterText {
    /// Column names: those of address exports where the register has the field too.
    static let header = [UInt8](
        "nummer;straat;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;gebied;groep;stemcode\r\n".utf8
    )

    /// A row with the letter's number, from 1. It holds a code: the caller wipes it.
    static func row(_ number: Int, _ entry: RegisterEntry, _ stratum: StratumID, printedCode: [UInt8]) -> [UInt8] {
        let address = entry.address
        let fields = [
            "\(number)", entry.street, address.number.text, address.letter, address.addition, address.postcode.spaced,
            entry.town, stratum.zone.text, stratum.group.text,
        ]
        let texts = fields.map(quoted)
        // Enough room from the start, so that no growing leaves a copy of the code behind.
        var row: [UInt8] = []
        row.reserveCapacity(texts.reduce(printedCode.count + 2) { $0 + $1.utf8.count + 1 })
        for text in texts {
            row.append(contentsOf: text.utf8)
            row.append(0x3B)
        }
        row.append(contentsOf: printedCode)
        row.append(contentsOf: [0x0D, 0x0A])
        return row
    }

    /// The field as it is, or in quotes if something in it would end it.
    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 == 0x3B || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }) else { return field }
        var result = "\""
        for character in field.unicodeScalars {
            if character == "\"" { result += "\"" }
            result.unicodeScalars.append(character)
        }
        return result + "\""
    }
}
