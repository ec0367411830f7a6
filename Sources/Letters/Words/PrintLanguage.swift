//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Times and lists of words in a language of a printed document.
extension Language {
    /// `nl` for the first, `en` for the second: the word or sentence in this language.
    func pick<Value>(_ dutch: Value, _ english: Value) -> Value {
        self == .dutch ? dutch : english
    }

    /// `maandag 27 maart 2028`.
    public func text(_ day: Day) -> String {
        let parts = day.text.split(separator: "-").compactMap { Int($0) }
        // Day 0 of 1970 was a Thursday.
        let weekday = pick(Self.dutchWeekdays, Self.englishWeekdays)[(day.number + 3) % 7]
        let month = pick(Self.dutchMonths, Self.englishMonths)[parts[1] - 1]
        return "\(weekday) \(parts[2]) \(month) \(parts[0])"
    }

    /// `maandag 27 maart 2028 om 21.00 uur`, by the clock that the moment is written with.
    public func text(_ moment: Moment) -> String {
        "\(text(moment.day)) \(pick("om", "at")) \(clock(moment))"
    }

    /// The same for the first moment at which something is over: midnight is the end of the day before.
    public func text(until moment: Moment) -> String {
        guard moment.text.dropFirst(11).hasPrefix("00:00:00"),
            let before = Moment(unixSeconds: moment.unixSeconds - 1, offsetMinutes: moment.offsetMinutes)
        else { return text(moment) }
        return pick("het einde van ", "the end of ") + text(before.day)
    }

    /// `21.00 uur`.
    private func clock(_ moment: Moment) -> String {
        var time = moment.text.dropFirst(11).prefix(5)
        if time.hasPrefix("0") { time = time.dropFirst() }
        return pick(time.replacing(":", with: ".") + " uur", String(time))
    }

    /// `a, b en c`.
    func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + pick(" en ", " and ") + last
    }

    /// `1 vraag`, `7 vragen`.
    func questions(_ count: Int) -> String {
        count == 1 ? pick("1 vraag", "1 question") : "\(count) " + pick("vragen", "questions")
    }

    private static let dutchWeekdays = [
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    ]
    private static let englishWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let dutchMonths = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
