//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// An address as the national register has it: postcode, house number, and perhaps a house letter and an addition.
///
/// Letter and addition are kept in the register's own case. Ordered by postcode, number, letter, addition.
public struct Address: Hashable, Sendable {
    /// Postcode, number and letter (or 0), from the highest bits down: the order of addresses.
    let place: UInt64
    /// Up to four ASCII characters, the first in the highest byte, then zeros.
    let packedAddition: UInt32

    init(postcode: Postcode, number: HouseNumber, packedLetter: UInt8, packedAddition: UInt32) {
        place = UInt64(postcode.packed) << 25 | UInt64(number.packed) << 8 | UInt64(packedLetter)
        self.packedAddition = packedAddition
    }

    /// An address; throws `houseLetter` unless the letter is empty or one of A–Z and a–z, `addition` unless the
    /// addition has at most four letters and digits.
    public init(postcode: Postcode, number: HouseNumber, letter: String, addition: String) throws(AddressError) {
        guard let packedLetter = [UInt8](letter.utf8).withUnsafeBytes({ Self.letter($0) }) else {
            throw AddressError(.houseLetter, "house letter \(Excerpt.quoted(letter)): one letter or none is expected")
        }
        guard let packedAddition = [UInt8](addition.utf8).withUnsafeBytes({ Self.addition($0) }) else {
            throw AddressError(
                .addition,
                "addition \(Excerpt.quoted(addition)): at most four letters and digits are expected"
            )
        }
        self.init(postcode: postcode, number: number, packedLetter: packedLetter, packedAddition: packedAddition)
    }

    public var postcode: Postcode {
        Postcode(packed: UInt32(place >> 25))
    }

    public var number: HouseNumber {
        HouseNumber(packed: UInt32((place >> 8) & 0x1_FFFF))
    }

    /// One letter, or empty.
    public var letter: String {
        let letter = UInt8(place & 0xFF)
        return letter == 0 ? "" : String(decoding: CollectionOfOne(letter), as: UTF8.self)
    }

    /// Up to four letters and digits, or empty.
    public var addition: String {
        var bytes: [UInt8] = []
        var rest = packedAddition
        while rest != 0 {
            bytes.append(UInt8(rest >> 24))
            rest <<= 8
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// House number, letter and addition as they stand in an address line: `19`, `19A`, `19-12`, `19A-12`.
    public var numberText: String {
        packedAddition == 0 ? "\(number)\(letter)" : "\(number)\(letter)-\(addition)"
    }

    /// Whether `other` has the same postcode and number, so that a voter there types the same.
    public func sharesKey(with other: Address) -> Bool {
        place >> 8 == other.place >> 8
    }

    /// A letter, 0 for an empty field, nil for anything else.
    static func letter(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
        if bytes.isEmpty { return 0 }
        return bytes.count == 1 && bytes[0].isLetter ? bytes[0] : nil
    }

    /// An addition, 0 for an empty field, nil for anything else.
    static func addition(_ bytes: UnsafeRawBufferPointer) -> UInt32? {
        guard bytes.count <= 4 else { return nil }
        var packed: UInt32 = 0
        var index = 0
        while index < 4 {
            packed <<= 8
            if index < bytes.count {
                guard bytes[index].isLetter || bytes[index].isDigit else { return nil }
                packed |= UInt32(bytes[index])
            }
            index += 1
        }
        return packed
    }
}

extension Address: Comparable {
    public static func < (left: Address, right: Address) -> Bool {
        left.place != right.place ? left.place < right.place : left.packedAddition < right.packedAddition
    }
}

extension Address: CustomStringConvertible {
    /// `9401AB 19A-12`.
    public var description: String {
        "\(postcode) \(numberText)"
    }
}
