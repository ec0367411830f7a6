//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// The alphabet of identifiers and credentials: digits and letters without 0, I, O and l.
public enum Base58 {
    /// The 58 characters in order.
    public static let alphabet: StaticString = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

    /// The character of a value under 58, found in the same time for every value.
    static func character(_ value: UInt8) -> UInt8 {
        alphabet.withUTF8Buffer { characters in
            var found: UInt8 = 0
            for index in 0..<58 {
                let difference = UInt32(UInt8(index) ^ value)
                let mask = UInt8(truncatingIfNeeded: (UInt64(difference) &- 1) >> 63)
                found |= characters[index] & (0 &- mask)
            }
            return found
        }
    }

    /// Whether `text` has only characters of the alphabet.
    public static func isText(_ text: some Sequence<UInt8>) -> Bool {
        alphabet.withUTF8Buffer { characters in
            for byte in text where !characters.contains(byte) { return false }
            return true
        }
    }
}
