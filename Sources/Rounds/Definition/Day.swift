//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A calendar day, as in `2028-03-15` (ISO 8601, extended form); the day in the Netherlands, where it matters.
public struct Day: Hashable, Sendable {
    /// Days from 1970-01-01.
    public let number: Int

    /// The given day; nil if there is no such day, or its year is not from 1970 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard let number = Calendar.days(year: year, month: month, day: day) else { return nil }
        self.number = number
    }

    /// Reads `YYYY-MM-DD`; nil for anything else, and for a day that does not exist.
    public init?(_ text: some StringProtocol) {
        let bytes = [UInt8](text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Digits.read(bytes, at: 0, count: 4), let month = Digits.read(bytes, at: 5, count: 2),
            let day = Digits.read(bytes, at: 8, count: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    init(number: Int) {
        self.number = number
    }

    /// `YYYY-MM-DD`.
    public var text: String {
        let (year, month, day) = Calendar.date(days: number)
        return "\(Digits.pad(year, to: 4))-\(Digits.pad(month, to: 2))-\(Digits.pad(day, to: 2))"
    }
}

extension Day: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }

    public var description: String { text }
}
