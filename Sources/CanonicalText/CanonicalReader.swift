//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Reads what `CanonicalWriter` writes, and refuses every other spelling of the same value.
///
/// The caller asks for what the format puts next; unknown keys, other orders, spaces, repeated keys and trailing bytes
/// are therefore refused where they stand. It never recurses, and allocates only the strings it returns.
public struct CanonicalReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Reads from the first of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Reads from the first of `bytes`; offsets in errors count from there.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Bytes read so far.
    public var offset: Int {
        position - bytes.startIndex
    }

    /// The bytes from `start` up to here, as they stand.
    public func slice(from start: Int) -> ArraySlice<UInt8> {
        bytes[(bytes.startIndex + start)..<position]
    }

    /// An error at this place.
    public func error(_ code: TextError.Code) -> TextError {
        TextError(code, at: offset)
    }

    /// Reads exactly `text`.
    public mutating func literal(_ text: StaticString) throws(TextError) {
        guard skip(text) else {
            throw error(bytes.endIndex - position < text.utf8CodeUnitCount ? .truncated : .unexpected)
        }
    }

    /// Reads `text` if it stands here; says whether it did.
    public mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.endIndex - position >= count else { return false }
        let start = position
        let same = text.withUTF8Buffer { expected in
            for index in 0..<count where bytes[start + index] != expected[index] { return false }
            return true
        }
        if same { position += count }
        return same
    }

    /// Whether `text` stands here.
    public func next(is text: StaticString) -> Bool {
        var copy = self
        return copy.skip(text)
    }

    /// Demands that nothing follows.
    public func end() throws(TextError) {
        guard position == bytes.endIndex else { throw error(.trailing) }
    }

    /// Reads an integer from 0 up to `limit` in decimal, without a leading zero.
    public mutating func integer(limit: Int = .max) throws(TextError) -> Int {
        let start = position
        var value = 0
        while position < bytes.endIndex, case let digit = bytes[position], digit >= 48, digit <= 57 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(digit - 48))
            guard !overflow, !carry, sum <= limit, position == start || value > 0 else { throw error(.number) }
            value = sum
            position += 1
        }
        guard position > start else { throw error(position == bytes.endIndex ? .truncated : .number) }
        return value
    }

    /// Reads `true` or `false`.
    public mutating func boolean() throws(TextError) -> Bool {
        if skip("true") { return true }
        try literal("false")
        return false
    }

    /// Reads a string value and undoes its escapes; at most `limit` bytes of it.
    public mutating func string(limit: Int = .max) throws(TextError) -> [UInt8] {
        try literal("\"")
        var value: [UInt8] = []
        while true {
            guard position < bytes.endIndex else { throw error(.truncated) }
            guard value.count <= limit else { throw error(.string) }
            let byte = bytes[position]
            if byte == 0x22 {
                position += 1
                guard value.count <= limit, UTF8Text.isValid(value) else { throw error(.string) }
                return value
            }
            guard byte >= 0x20, byte != 0x7F else { throw error(.string) }
            position += 1
            value.append(byte == 0x5C ? try escape() : byte)
        }
    }

    /// Reads `[`, elements as `body` reads them with commas between, and `]`; at most `limit` elements.
    public mutating func list<Element>(
        limit: Int = .max,
        _ body: (inout CanonicalReader) throws(TextError) -> Element
    ) throws(TextError) -> [Element] {
        try literal("[")
        var elements: [Element] = []
        if skip("]") { return elements }
        repeat {
            guard elements.count < limit else { throw error(.unexpected) }
            elements.append(try body(&self))
        } while skip(",")
        try literal("]")
        return elements
    }

    /// Reads what follows a backslash: only the escapes that the writer makes.
    private mutating func escape() throws(TextError) -> UInt8 {
        if skip("\"") { return 0x22 }
        if skip("\\") { return 0x5C }
        if skip("b") { return 0x08 }
        if skip("f") { return 0x0C }
        if skip("n") { return 0x0A }
        if skip("r") { return 0x0D }
        if skip("t") { return 0x09 }
        try literal("u00")
        guard bytes.endIndex - position >= 2 else { throw error(.truncated) }
        guard let high = Hex.value(bytes[position]), let low = Hex.value(bytes[position + 1]) else {
            throw error(.string)
        }
        let value = high << 4 | low
        let short: Bool = value == 8 || value == 9 || value == 10 || value == 12 || value == 13
        guard (value < 0x20 && !short) || value == 0x7F else { throw error(.string) }
        position += 2
        return value
    }
}
