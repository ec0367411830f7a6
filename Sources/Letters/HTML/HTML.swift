//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Markup that is safe to print: what is put into it is escaped, unless it is markup itself.
///
///     let line: HTML = "<p>\(street)</p>"
///
/// Only literals and other `HTML` become markup; a `String` that is interpolated becomes text, whatever it holds.
public struct HTML: Equatable, Sendable {
    /// The markup.
    public private(set) var text: String

    /// No markup.
    public static let none = HTML(markup: "")

    private init(markup: String) {
        text = markup
    }

    /// A text as it is read, escaped for an element's content or a quoted attribute.
    public init(escaping text: String) {
        self.text = Self.escape(text)
    }

    /// Several pieces, one after another.
    public init(_ parts: some Sequence<HTML>) {
        text = parts.reduce(into: "") { $0 += $1.text }
    }

    /// The bytes of the markup.
    public var utf8: [UInt8] { Array(text.utf8) }

    /// Whether there is none.
    public var isEmpty: Bool { text.isEmpty }

    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(markup: left.text + right.text)
    }

    /// A place that is filled in for each copy of a document, from 0 to 15 (`PrintTemplate`).
    static func slot(_ number: Int) -> HTML {
        precondition((0..<slotCount).contains(number), "a document has \(slotCount) places")
        guard let mark = Unicode.Scalar(firstSlot + UInt32(number)) else { preconditionFailure("no such mark") }
        return HTML(markup: String(Character(mark)))
    }

    static let slotCount = 16
    /// Slots are marked by noncharacters, which no escaped text holds.
    static let firstSlot: UInt32 = 0xFDD0

    /// Escapes what could end an element or an attribute, and shows a mark for what nobody would see.
    private static func escape(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    /// Control characters but newline and tab, what changes the direction of what follows, and noncharacters.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFDD0...0xFDEF,
            0xFEFF, 0xE0000...0xE007F:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}

extension HTML: ExpressibleByStringInterpolation {
    /// Collects literals as they stand and everything else escaped.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        public mutating func appendInterpolation(_ value: HTML) {
            text += value.text
        }

        public mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { text += value.text }
        }

        public mutating func appendInterpolation(_ value: String) {
            text += HTML.escape(value)
        }

        public mutating func appendInterpolation(_ value: Int) {
            text += String(value)
        }
    }

    public init(stringLiteral value: String) {
        text = value
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }
}
