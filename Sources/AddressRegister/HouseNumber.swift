//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A house number without letter or addition, from 1 to 99999: the part that enters a credential.
public struct HouseNumber: Hashable, Sendable {
    let packed: UInt32

    /// The highest number that the national register has room for.
    public static let highest = 99_999

    init(packed: UInt32) {
        self.packed = packed
    }

    /// The number; nil unless it is from 1 to 99999.
    public init?(_ value: Int) {
        guard value >= 1, value <= Self.highest else { return nil }
        packed = UInt32(value)
    }

    /// Reads `12` and nothing else: no sign, no leading zero, no addition.
    public init(_ text: String) throws(AddressError) {
        var copy = text
        guard let number = copy.withUTF8({ HouseNumber(bytes: UnsafeRawBufferPointer($0)) }) else {
            throw AddressError(
                .houseNumber,
                "house number \(Excerpt.quoted(text)): a number from 1 to 99999 is expected"
            )
        }
        self = number
    }

    /// Reads what a person types, of which only the first digits count: `12-A`, `12 bis` and ` 012` are 12.
    public init(typed text: String) throws(AddressError) {
        let digits = (TypedText.bytes(text) ?? []).prefix(while: \.isDigit).drop { $0 == 0x30 }
        guard let number = [UInt8](digits).withUnsafeBytes({ HouseNumber(bytes: $0) }) else {
            throw AddressError(
                .houseNumber,
                "house number \(Excerpt.quoted(text)): it must begin with a number from 1 to 99999"
            )
        }
        self = number
    }

    /// Reads `12`; nil for anything else.
    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 1, bytes.count <= 5, bytes[0] != 0x30 else { return nil }
        var value: UInt32 = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index].isDigit else { return nil }
            value = value * 10 + UInt32(bytes[index] - 0x30)
            index += 1
        }
        packed = value
    }

    /// The number.
    public var value: Int {
        Int(packed)
    }

    /// Its digits: the form in which it enters a credential.
    public var text: String {
        "\(packed)"
    }
}

extension HouseNumber: Comparable {
    public static func < (left: HouseNumber, right: HouseNumber) -> Bool {
        left.packed < right.packed
    }
}

extension HouseNumber: CustomStringConvertible {
    public var description: String { text }
}
