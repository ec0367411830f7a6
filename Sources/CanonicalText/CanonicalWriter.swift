//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// Writes JSON in the one form that records use: UTF-8, no spaces, fields in the order they are written.
///
/// Strings escape `"` and `\`, write control characters as `\b \f \n \r \t` or `\u00xx`, and everything else raw
/// (docs/record-format.md, "Text"). The caller writes braces, commas and keys as literals.
public struct CanonicalWriter {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// An empty text with room for `capacity` bytes.
    public init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what has been written, and wipes it: for texts that hold a secret and had room from the start.
    public mutating func wipe() {
        sodium_memzero(&bytes, bytes.count)
        bytes.removeAll()
    }

    /// Writes the literal as it stands.
    public mutating func literal(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes bytes that are already in their canonical form.
    public mutating func raw(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
    }

    /// Writes a string value, quoted and escaped.
    public mutating func string(_ utf8: some Sequence<UInt8>) {
        bytes.append(0x22)
        for byte in utf8 { character(byte) }
        bytes.append(0x22)
    }

    /// Writes an integer value.
    public mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(0x2D) }
        var rest = value.magnitude
        var digits: [UInt8] = []
        repeat {
            digits.append(UInt8(rest % 10) + 48)
            rest /= 10
        } while rest > 0
        bytes.append(contentsOf: digits.reversed())
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        if value { literal("true") } else { literal("false") }
    }

    /// Writes `[`, each element as `body` writes it with commas between, and `]`.
    public mutating func list<Elements: Sequence>(
        _ elements: Elements,
        _ body: (inout CanonicalWriter, Elements.Element) -> Void
    ) {
        literal("[")
        var first = true
        for element in elements {
            if !first { literal(",") }
            first = false
            body(&self, element)
        }
        literal("]")
    }

    private mutating func character(_ byte: UInt8) {
        switch byte {
        case 0x22: literal("\\\"")
        case 0x5C: literal("\\\\")
        case 0x08: literal("\\b")
        case 0x0C: literal("\\f")
        case 0x0A: literal("\\n")
        case 0x0D: literal("\\r")
        case 0x09: literal("\\t")
        case 0x00..<0x20, 0x7F:
            literal("\\u00")
            bytes.append(Hex.digit(byte >> 4))
            bytes.append(Hex.digit(byte & 15))
        default: bytes.append(byte)
        }
    }
}
