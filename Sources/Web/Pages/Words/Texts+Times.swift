//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

extension Texts {
    /// A day in words: `maandag 27 maart 2028`.
    public func day(_ day: Day) -> String {
        let parts = day.text.split(separator: "-").compactMap { Int($0) }
        // Day 0 of 1970 was a Thursday; Monday is 1.
        let weekday = (day.number + 3) % 7 + 1
        return self(
            "time.day",
            [
                "weekday": self("time.weekday.\(weekday)"), "day": String(parts[2]),
                "month": self("time.month.\(parts[1])"), "year": String(parts[0]),
            ]
        )
    }

    /// A moment in words, by Dutch clocks: `maandag 27 maart 2028 om 21.00 uur`.
    public func moment(_ moment: Moment) -> String {
        let time = AmsterdamTime(moment)
        return self("time.moment", ["day": day(time.day), "clock": clock(time)])
    }

    /// The end of a time in words, to stand after *until*: a moment, or at midnight the end of the day before it.
    public func end(_ moment: Moment) -> String {
        let time = AmsterdamTime(moment)
        guard time.isMidnight, let before = Moment(unixSeconds: moment.unixSeconds - 60) else {
            return self.moment(moment)
        }
        return self("time.end-of-day", ["day": day(AmsterdamTime(before).day)])
    }

    /// How long to wait, in words, rounded up: `3 minuten`.
    public func duration(seconds: Int) -> String {
        let minutes = (max(seconds, 1) + 59) / 60
        return minutes < 120 ? count("time.minutes", minutes) : count("time.hours", (minutes + 59) / 60)
    }

    private func clock(_ time: AmsterdamTime) -> String {
        let pad = { (value: Int) in value < 10 ? "0\(value)" : String(value) }
        return self("time.clock", ["hour": pad(time.hour), "minute": pad(time.minute)])
    }
}
