//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import TestSupport
import Testing

@testable import Web

@Suite("Numbers and times in words")
struct WordsTests {
    private func texts(_ language: Language) throws -> Texts { try SamplePages(language).renderer.texts(language) }

    @Test(
        "Thousands stand apart",
        arguments: [(0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-12_345, "-12.345")]
    )
    func numbers(value: Int, text: String) throws {
        #expect(try texts(.dutch).number(value) == text)
    }

    @Test("Shares are rounded to one decimal, and nothing cannot be shared")
    func percentages() throws {
        let nl = try texts(.dutch)
        #expect(nl.percentage(1, of: 3) == "33,3%")
        #expect(nl.percentage(2, of: 3) == "66,7%")
        #expect(nl.percentage(1, of: 2) == "50,0%")
        #expect(nl.percentage(0, of: 0) == "–")
        #expect(try texts(.english).percentage(1, of: 3) == "33.3%")
    }

    @Test("A rule's share is exact: a percentage if that is, otherwise a fraction")
    func shares() throws {
        let nl = try texts(.dutch)
        #expect(nl.exactShare(.half) == "50%")
        #expect(nl.exactShare(try #require(Fraction(1, 8))) == "12,5%")
        #expect(nl.exactShare(try #require(Fraction(1, 3))) == "1/3")
        #expect(nl.exactShare(try #require(Fraction(1, 16))) == "1/16")
        #expect(nl.exactShare(.one) == "100%")
    }

    @Test("Decimals have no zeros at their end")
    func decimals() throws {
        let nl = try texts(.dutch)
        #expect(nl.decimal(try #require(Fraction(3, 2)), places: 3) == "1,5")
        #expect(nl.decimal(.one, places: 3) == "1")
        #expect(nl.decimal(try #require(Fraction(26, 19)), places: 3) == "1,368")
        #expect(nl.fixed(Fraction(whole: 1204)) == "1.204,0")
    }

    @Test("Lists are joined as people do")
    func lists() throws {
        let nl = try texts(.dutch)
        #expect(nl.list([]).isEmpty)
        #expect(nl.list(["a"]) == "a")
        #expect(nl.list(["a", "b", "c"]) == "a, b en c")
    }

    @Test(
        "Moments are told by Dutch clocks, whatever their offset",
        arguments: [
            ("2028-03-06T08:00:00Z", "maandag 6 maart 2028 om 09.00 uur"),
            ("2028-03-26T00:59:59Z", "zondag 26 maart 2028 om 01.59 uur"),
            ("2028-03-26T01:00:00Z", "zondag 26 maart 2028 om 03.00 uur"),
            ("2028-10-29T00:59:59Z", "zondag 29 oktober 2028 om 02.59 uur"),
            ("2028-10-29T01:00:00Z", "zondag 29 oktober 2028 om 02.00 uur"),
            ("2027-12-31T20:00:00-05:00", "zaterdag 1 januari 2028 om 02.00 uur"),
        ]
    )
    func moments(moment: String, text: String) throws {
        #expect(try texts(.dutch).moment(SampleDefinition.moment(moment)) == text)
    }

    @Test("An end at midnight is the end of the day before")
    func ends() throws {
        let midnight = try SampleDefinition.moment("2028-03-28T00:00:00+02:00")
        #expect(try texts(.dutch).end(midnight) == "het einde van maandag 27 maart 2028")
        #expect(try texts(.english).end(midnight) == "the end of Monday 27 March 2028")
        let evening = try SampleDefinition.moment("2028-03-27T21:00:00+02:00")
        #expect(try texts(.english).end(evening) == "Monday 27 March 2028 at 21:00")
    }

    @Test("Local time is that of the time zone database")
    func zone() throws {
        var generator = SeededGenerator(seed: 7)
        let zone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for _ in 0..<500 {
            let second = Int.random(in: 1_000_000_000..<2_100_000_000, using: &generator)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute],
                from: Date(timeIntervalSince1970: TimeInterval(second))
            )
            let time = AmsterdamTime(unixSeconds: second)
            #expect(time.hour == parts.hour && time.minute == parts.minute, "second \(second)")
            let (year, month, day) = try (#require(parts.year), #require(parts.month), #require(parts.day))
            #expect(time.day == Day(year: year, month: month, day: day), "second \(second)")
        }
    }

    @Test("Waiting is told in minutes and hours, rounded up")
    func durations() throws {
        let nl = try texts(.dutch)
        #expect(nl.duration(seconds: 1) == "1 minuut")
        #expect(nl.duration(seconds: 61) == "2 minuten")
        #expect(nl.duration(seconds: 7201) == "3 uur")
    }
}
