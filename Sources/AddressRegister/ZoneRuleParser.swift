//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Reads the text of a `ZoneRule` from left to right.
struct ZoneRuleParser {
    /// A street has not more numbers than this in pieces; what is longer is not a rule.
    static let limit = 20_000

    private let text: String
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) throws(AddressError) {
        guard text.utf8.count <= Self.limit else {
            throw AddressError(
                .zoneRule,
                "zone rule \(Excerpt.quoted(text)): \(text.utf8.count) bytes, more than \(Self.limit)"
            )
        }
        self.text = text
        bytes = [UInt8](text.utf8)
    }

    mutating func rule() throws(AddressError) -> ZoneRule {
        skipSpaces()
        let excludes = word("not")
        let span = try span()
        skipSpaces()
        var ranges: [ClosedRange<Int>] = []
        if next.isDigit {
            repeat { ranges.append(try numbers()) } while skip(0x2C)
        }
        var parity: HouseNumberSet.Parity?
        if word("odd") { parity = .odd } else if word("even") { parity = .even }
        guard position == bytes.count else { throw error("this is not expected here") }
        do {
            return try ZoneRule(excludes: excludes, span: span, numbers: HouseNumberSet(ranges, parity: parity))
        } catch {
            throw AddressError(error.code, "zone rule \(Excerpt.quoted(text)): \(error.detail)")
        }
    }

    private mutating func span() throws(AddressError) -> PostcodeSpan {
        let (area, first) = try place()
        guard skip(0x2D) else {
            if let first { return .postcodes(first...first) }
            return .areas(area...area)
        }
        let start = position
        let (lastArea, last) = try place()
        switch (first, last) {
        case (nil, nil) where area <= lastArea: return .areas(area...lastArea)
        case (let first?, let last?) where first <= last: return .postcodes(first...last)
        case (nil, nil), (_?, _?):
            position = start
            throw error("the range ends before it begins")
        default:
            position = start
            throw error("a range goes from area to area or from postcode to postcode")
        }
    }

    /// Reads `9401`, or `9401AB`, which is then the second of the pair as well.
    private mutating func place() throws(AddressError) -> (area: Int, postcode: Postcode?) {
        skipSpaces()
        let start = position
        let area = digits(limit: 4)
        guard position == start + 4, !next.isDigit, let area, area >= 1000 else {
            position = start
            throw error("an area from 1000 to 9999, such as 9401, or a postcode, such as 9401AB, is expected")
        }
        let afterArea = position
        skipSpaces()
        var letters: [UInt8] = []
        while next.isLetter, letters.count < 3 {
            letters.append(next.uppercased)
            position += 1
        }
        guard letters.count == 2 else {
            position = afterArea
            skipSpaces()
            return (area, nil)
        }
        skipSpaces()
        let value = UInt32(letters[0] - 0x41) * 26 + UInt32(letters[1] - 0x41)
        return (area, Postcode(packed: UInt32(area) * Postcode.lettersPerArea + value))
    }

    private mutating func numbers() throws(AddressError) -> ClosedRange<Int> {
        let lower = try number()
        guard skip(0x2D) else { return lower...lower }
        let start = position
        let upper = try number()
        guard lower <= upper else {
            position = start
            throw error("the range ends before it begins")
        }
        return lower...upper
    }

    private mutating func number() throws(AddressError) -> Int {
        skipSpaces()
        let start = position
        guard next != 0x30, let value = digits(limit: 5), !next.isDigit else {
            position = start
            throw error("a house number from 1 to 99999 is expected")
        }
        skipSpaces()
        return value
    }

    /// Reads up to `limit` digits; nil if there is none.
    private mutating func digits(limit: Int) -> Int? {
        var value: Int?
        var count = 0
        while next.isDigit, count < limit {
            value = (value ?? 0) * 10 + Int(next - 0x30)
            position += 1
            count += 1
        }
        return value
    }

    /// The byte here, or 0 at the end, which no rule contains.
    private var next: UInt8 {
        position < bytes.count ? bytes[position] : 0
    }

    private mutating func skipSpaces() {
        while next == 0x20 { position += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpaces()
        guard next == byte else { return false }
        position += 1
        skipSpaces()
        return true
    }

    /// Reads the word if it stands here, followed by a space or the end.
    private mutating func word(_ word: StaticString) -> Bool {
        skipSpaces()
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        let found = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<(position + count)]) }
        guard found, position + count == bytes.count || bytes[position + count] == 0x20 else { return false }
        position += count
        skipSpaces()
        return true
    }

    private func error(_ why: String) -> AddressError {
        let rest = position < bytes.count ? String(decoding: bytes[position...].prefix(200), as: UTF8.self) : ""
        let place = rest.isEmpty ? "at its end" : "at \(Excerpt.quoted(rest))"
        return AddressError(.zoneRule, "zone rule \(Excerpt.quoted(text)), \(place): \(why)")
    }
}
