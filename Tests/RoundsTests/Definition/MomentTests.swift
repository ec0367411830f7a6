//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import TestSupport
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T23:59:59Z", 951_868_799),
        ("2028-03-15T09:00:00+01:00", 1_836_720_000),
        ("2028-07-01T22:00:00+02:00", 1_846_094_400), ("2028-03-14T20:30:00-11:30", 1_836_720_000),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func aMomentHasItsInstantAndKeepsItsText(_ text: String, _ seconds: Int) throws {
        let moment = try #require(Moment(text))
        #expect(moment.unixSeconds == seconds)
        #expect(moment.text == text)
    }

    @Test(arguments: [
        "", "2028-03-15", "2028-03-15T09:00:00", "2028-03-15t09:00:00Z", "2028-03-15 09:00:00Z", "2028-03-15T09:00Z",
        "2028-03-15T09:00:00z", "2028-03-15T09:00:00.0Z", "2028-03-15T24:00:00Z", "2028-03-15T09:60:00Z",
        "2028-03-15T09:00:60Z", "2028-03-15T09:00:00+00:00", "2028-03-15T09:00:00-00:00", "2028-03-15T09:00:00+0100",
        "2028-03-15T09:00:00+24:00", "2028-03-15T09:00:00+01:60", "2028-03-15T09:00:00 01:00", "2028-13-15T09:00:00Z",
        "2028-02-30T09:00:00Z", "2027-02-29T09:00:00Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00", "2028-03-15T09:00:00Zx", "+028-03-15T09:00:00Z", "2028-03-15T-9:00:00Z",
    ])
    func anotherSpellingIsRefused(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func everyMomentReadsBack() throws {
        let seed: UInt64 = 20
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let seconds = Int.random(in: 0...253_402_300_799, using: &generator)
            let offset = Int.random(in: -1439...1439, using: &generator)
            guard let moment = Moment(unixSeconds: seconds, offsetMinutes: offset) else { continue }
            #expect(Moment(moment.text) == moment, "seed \(seed)")
        }
        for number in stride(from: 0, to: 2_932_896, by: 97) {
            let moment = try #require(Moment(unixSeconds: number * 86_400))
            #expect(moment.day.number == number)
            #expect(Day(moment.day.text) == moment.day)
        }
    }

    @Test func whatIsOutOfRangeIsRefused() {
        #expect(Moment(unixSeconds: -1) == nil)
        #expect(Moment(unixSeconds: .max, offsetMinutes: 60) == nil)
        #expect(Moment(unixSeconds: 0, offsetMinutes: 1440) == nil)
        #expect(Moment(unixSeconds: 0, offsetMinutes: -1) == nil)
        #expect(Day(year: 2100, month: 2, day: 29) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day("2028-3-15") == nil)
    }

    @Test func momentsAreOrderedByInstant() throws {
        let early = try #require(Moment("2028-03-15T09:00:00+02:00"))
        let late = try #require(Moment("2028-03-15T08:30:00+01:00"))
        #expect(early < late)
        #expect(try #require(Day("2028-03-15")) < (try #require(Day("2028-04-01"))))
    }
}
