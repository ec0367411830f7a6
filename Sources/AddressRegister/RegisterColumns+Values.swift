//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RegisterColumns {
    /// The address of a row whose header has the four columns that make one.
    func address(_ scanner: RowScanner) throws(RowRefusal) -> Address {
        guard let code = self[.postcode], let number = self[.number], let letter = self[.letter],
            let addition = self[.addition]
        else { preconditionFailure("the header was read without a column that is needed") }
        guard !scanner.bytes(code).isEmpty else {
            throw RowRefusal(.postcodeMissing, "house number \(scanner.quoted(number)) has no postcode")
        }
        guard let postcode = Postcode(bytes: scanner.bytes(code)) else {
            throw RowRefusal(
                .postcode,
                "postcode \(scanner.quoted(code)): four digits from 1000 and two capitals are expected"
            )
        }
        guard let value = HouseNumber(bytes: scanner.bytes(number)) else {
            throw RowRefusal(
                .houseNumber,
                "house number \(scanner.quoted(number)): a number from 1 to 99999 is expected"
            )
        }
        guard let packedLetter = Address.letter(scanner.bytes(letter)) else {
            throw RowRefusal(.houseLetter, "house letter \(scanner.quoted(letter)): one letter or none is expected")
        }
        guard let packedAddition = Address.addition(scanner.bytes(addition)) else {
            throw RowRefusal(
                .addition,
                "addition \(scanner.quoted(addition)): at most four letters and digits are expected"
            )
        }
        return Address(postcode: postcode, number: value, packedLetter: packedLetter, packedAddition: packedAddition)
    }

    /// `nummeraanduiding`; nil if there is no such column.
    func identifier(_ scanner: RowScanner) throws(RowRefusal) -> UInt64? {
        guard let field = self[.identifier] else { return nil }
        guard let value = Self.identifier(scanner.bytes(field)) else {
            throw RowRefusal(.identifier, "nummeraanduiding \(scanner.quoted(field)): sixteen digits are expected")
        }
        return value
    }

    /// `kiesgerechtigden`; nil if there is no such column or nothing in it.
    func voters(_ scanner: RowScanner) throws(RowRefusal) -> Int? {
        guard let field = self[.voters], !scanner.bytes(field).isEmpty else { return nil }
        guard let value = Self.voters(scanner.bytes(field)) else {
            throw RowRefusal(.voters, "kiesgerechtigden \(scanner.quoted(field)): a number up to 10000 is expected")
        }
        return value
    }

    /// Sixteen digits.
    private static func identifier(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
        guard bytes.count == 16 else { return nil }
        var value: UInt64 = 0
        var index = 0
        while index < 16 {
            guard bytes[index].isDigit else { return nil }
            value = value * 10 + UInt64(bytes[index] - 0x30)
            index += 1
        }
        return value
    }

    /// A number up to 10 000, without leading zeros.
    private static func voters(_ bytes: UnsafeRawBufferPointer) -> Int? {
        if bytes.count == 1, bytes[0] == 0x30 { return 0 }
        guard let value = HouseNumber(bytes: bytes)?.value, value <= 10_000 else { return nil }
        return value
    }
}
