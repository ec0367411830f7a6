//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What ASCII bytes are, where texts are read byte by byte.
extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isLetter: Bool { isUpper || isLower }
    var uppercased: UInt8 { isLower ? self - 32 : self }
}

/// A text that a person typed, as the bytes that matter.
enum TypedText {
    /// No field that people fill in needs more.
    static let limit = 64

    /// The bytes of `text` with every kind of space as 0x20 and none at the ends; nil if it is too long.
    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= limit else { return nil }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !bytes.isEmpty { bytes.append(0x20) }
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        return bytes
    }
}
