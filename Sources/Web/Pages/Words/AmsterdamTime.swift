//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// A moment as clocks in the Netherlands show it.
///
/// Central European Time with summer time from the last Sunday of March to the last Sunday of October, both at 01:00 UTC
/// (Directive 2000/84/EC); there is no need for a time zone database.
public struct AmsterdamTime: Hashable, Sendable {
    public let day: Day
    /// From 0 to 23.
    public let hour: Int
    /// From 0 to 59.
    public let minute: Int

    /// The local time at a moment, whatever offset it was written with.
    public init(_ moment: Moment) {
        self.init(unixSeconds: moment.unixSeconds)
    }

    /// The local time at a number of seconds from 1970-01-01T00:00:00Z, from 0 to the end of the year 9999 there.
    public init(unixSeconds: Int) {
        let bounded = min(max(unixSeconds, 0), Self.latest)
        let offset = Self.isSummer(bounded) ? 120 : 60
        guard let moment = Moment(unixSeconds: bounded, offsetMinutes: offset) else {
            preconditionFailure("a bounded moment has a local day")
        }
        day = moment.day
        let minutes = (bounded / 60 + offset) % 1440
        hour = minutes / 60
        minute = minutes % 60
    }

    /// Whether it is the first minute of a day.
    public var isMidnight: Bool { hour == 0 && minute == 0 }

    /// 9999-12-31T21:59:59Z: later moments have no local day in range.
    private static let latest = 253_402_293_599

    private static func isSummer(_ unixSeconds: Int) -> Bool {
        guard let year = Moment(unixSeconds: unixSeconds).flatMap({ Int($0.text.prefix(4)) }),
            let march = Day(year: year, month: 3, day: 31), let october = Day(year: year, month: 10, day: 31)
        else { return false }
        let change = 3600
        return (lastSunday(march) * 86_400 + change..<lastSunday(october) * 86_400 + change).contains(unixSeconds)
    }

    /// The number of the last Sunday that is not after a day. Day 0 of 1970 was a Thursday.
    private static func lastSunday(_ day: Day) -> Int {
        day.number - (day.number + 4) % 7
    }
}
