//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Words of people in a statement, say a reason: one line of 1 to 1000 bytes, showing all that it holds.
public struct StatementWords: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes.
    public static let sizeLimit = 1000

    /// The line, as UTF-8.
    public let utf8: [UInt8]

    /// Takes a text as it stands; nil if it is empty or too long, begins or ends in a space, or holds a control character,
    /// a line or paragraph separator, or a character that is not seen or changes the direction of what follows.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8))
    }

    /// Takes bytes as they stand; nil as the other initialiser, or if they are not UTF-8.
    public init?(utf8: [UInt8]) {
        guard (1...Self.sizeLimit).contains(utf8.count), UTF8Text.isValid(utf8), utf8.first != 0x20, utf8.last != 0x20
        else { return nil }
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            // By number, not by Unicode property: what is accepted may not depend on a library's version.
            case 0x00..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
                0xE0000...0xE007F:
                return nil
            default: continue
            }
        }
        self.utf8 = utf8
    }

    public var description: String { String(decoding: utf8, as: UTF8.self) }
}
