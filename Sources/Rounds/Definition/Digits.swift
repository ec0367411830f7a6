//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Decimal numbers of a fixed width, as dates have them.
enum Digits {
    /// The value of `count` ASCII digits from `start`; nil if there are not that many or one is no digit.
    static func read(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
        guard start >= 0, count >= 0, start + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[start..<(start + count)] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// `value` with zeros in front up to `count` digits.
    static func pad(_ value: Int, to count: Int) -> String {
        pad(String(value), to: count)
    }

    /// `text` with zeros in front up to `count` characters.
    static func pad(_ text: String, to count: Int) -> String {
        String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
