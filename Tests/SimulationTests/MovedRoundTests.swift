//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundFixtures
import Rounds
import Simulation
import Testing

/// An example's round, moved to be played at another time.
struct MovedRoundTests {
    /// Opens at midnight in summer time, and is open for three weeks.
    private func round() throws -> RoundDefinition {
        try SmallRound.definition { draft in
            draft.schedule = Schedule(
                opens: try SmallRound.moment("2028-04-03T00:00:00+02:00"),
                closes: try SmallRound.moment("2028-04-24T20:00:00+02:00"),
                paper: Schedule.Paper(
                    requestsUntil: try SmallRound.moment("2028-04-17T17:00:00+02:00"),
                    envelopesUntil: try SmallRound.moment("2028-04-26T12:00:00+02:00")
                )
            )
        }
    }

    @Test(arguments: [
        // In winter midnight is an hour later than in summer, as the world counts.
        ("2026-11-22T22:30:00Z", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22T22:59:59Z", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22T23:00:00Z", "2026-11-23T00:00:00+01:00"),
        ("2027-07-01T21:59:59Z", "2027-07-01T00:00:00+02:00"),
        ("2027-07-01T22:00:00Z", "2027-07-02T00:00:00+02:00"),
        // The nights in which the clocks are changed, and the days after them.
        ("2027-03-28T00:30:00Z", "2027-03-28T00:00:00+01:00"),
        ("2027-03-28T22:00:00Z", "2027-03-29T00:00:00+02:00"),
        ("2027-10-31T22:30:00Z", "2027-10-31T00:00:00+02:00"),
        ("2027-10-31T23:00:00Z", "2027-11-01T00:00:00+01:00"),
        ("2029-02-28T12:00:00Z", "2029-02-28T00:00:00+01:00"),
    ])
    func aRoundIsMovedToTheLastDayOnWhichItHasOpened(now: String, opens: String) throws {
        let end = try #require(Moment(now)).unixSeconds
        let moved = try round().moved(until: end) { $0.opens.unixSeconds }
        #expect(moved.schedule.opens.description == opens)
    }

    @Test func everyFifthHourOfAYearHasARoundThatOpenedWithinTheDay() throws {
        let round = try round()
        let start = try #require(Moment("2026-12-31T23:30:00Z")).unixSeconds
        for hour in stride(from: 0, to: 366 * 24, by: 5) {
            let now = start + hour * 3600
            let opens = try round.moved(until: now) { $0.opens.unixSeconds }.schedule.opens.unixSeconds
            // The day on which summer time ends has 25 hours.
            #expect(opens <= now && now < opens + 90_000, "\(now)")
        }
    }

    @Test func whatPeopleReadOnTheClockStays() throws {
        let moved = try round().moved(byDays: 196)
        #expect(moved.schedule.opens.description == "2028-10-16T00:00:00+02:00")
        #expect(moved.schedule.closes.description == "2028-11-06T20:00:00+01:00")
        #expect(moved.schedule.paper?.envelopesUntil.description == "2028-11-08T12:00:00+01:00")
    }
}
