//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

extension Fraction: CustomStringConvertible {
    /// The canonical text: `2/3` in lowest terms, or `2` for a whole number.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }

    /// The value rounded half up to a number of decimals from 0 to 9, as `1.3684`: for people; the exact one is the text.
    public func decimal(places: Int) -> String {
        precondition((0...9).contains(places), "from 0 to 9 decimals")
        let scale = (0..<places).reduce(UInt128(1)) { power, _ in power * 10 }
        let twice = UInt128(numerator) * scale * 2 + UInt128(denominator)
        let scaled = twice / (UInt128(denominator) * 2)
        guard places > 0 else { return "\(scaled)" }
        let digits = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: places - digits.count) + digits
    }

    /// Reads what people write in a definition: `2/3`, `2`, `0.55` or `55%`; nil for anything else.
    ///
    /// A fraction need not be in lowest terms here; signs, spaces and leading zeros of a whole number are refused.
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let top = Self.digits(parts[0]), let bottom = Self.digits(parts[1]) else { return nil }
            self.init(top, bottom)
        } else if text.hasSuffix("%") {
            guard let value = Self(decimalText: text.dropLast())?.divided(by: 100) else { return nil }
            self = value
        } else {
            self.init(decimalText: text[...])
        }
    }

    /// Reads `2` or `0.55`: at most nine decimals.
    private init?(decimalText text: Substring) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = Self.digits(first) else { return nil }
        guard parts.count == 2 else {
            self.init(whole, 1)
            return
        }
        let decimals = parts[1]
        // A leading 1 keeps the zeros in front.
        guard (1...9).contains(decimals.utf8.count), let shifted = Self.digits("1" + decimals) else { return nil }
        let scale = decimals.utf8.reduce(1) { power, _ in power * 10 }
        guard let top = Fraction(shifted - scale, scale)?.adding(Fraction(whole: whole)) else { return nil }
        self = top
    }

    private static func digits(_ text: Substring) -> Int? {
        var reader = CanonicalReader([UInt8](text.utf8))
        guard let value = try? reader.integer(), (try? reader.end()) != nil else { return nil }
        return value
    }
}

extension CanonicalReader {
    /// Reads a fraction in its canonical text, in quotes: `"2/3"`, `"2"`.
    public mutating func fraction() throws(TextError) -> Fraction {
        try literal("\"")
        let start = self
        let numerator = try integer()
        let denominator = skip("/") ? try integer() : 1
        guard let value = Fraction(numerator, denominator), value.numerator == numerator,
            value.denominator == denominator, value.description.utf8.count == offset - start.offset
        else {
            throw start.error(.number)
        }
        try literal("\"")
        return value
    }
}

extension CanonicalWriter {
    /// Writes a fraction in its canonical text, in quotes.
    public mutating func fraction(_ value: Fraction) {
        string(value.description.utf8)
    }
}
