//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
public import Rounds

extension RoundDefinition {
    /// The same round by whole days, the latest of which a moment of the schedule comes at `end` or before, both in
    /// seconds of Unix time. Where the clocks are changed in between, that is not the number of days between the two.
    ///
    /// Throws `DefinitionError`, if a day would be before 1970.
    public func moved(until end: Int, _ moment: (Schedule) -> Int) throws -> RoundDefinition {
        let days = Int((Double(end - moment(values.schedule)) / 86_400).rounded(.down))
        let later = try moved(byDays: days + 1)
        if moment(later.schedule) <= end { return later }
        let whole = try moved(byDays: days)
        return moment(whole.schedule) <= end ? whole : try moved(byDays: days - 1)
    }

    /// The same round so many days later, or earlier if negative: every day and moment of it. An example that was written
    /// for some year can so be played now.
    ///
    /// Throws `DefinitionError`, if a day would be before 1970.
    public func moved(byDays days: Int) throws -> RoundDefinition {
        var draft = values
        draft.schedule.opens = try Self.move(draft.schedule.opens, days)
        draft.schedule.closes = try Self.move(draft.schedule.closes, days)
        if let paper = draft.schedule.paper {
            draft.schedule.paper = Schedule.Paper(
                requestsUntil: try Self.move(paper.requestsUntil, days),
                envelopesUntil: try Self.move(paper.envelopesUntil, days)
            )
        }
        draft.plan.adoption.date = try Self.move(draft.plan.adoption.date, days)
        draft.plan.feedback.by = try Self.move(draft.plan.feedback.by, days)
        if let commitment = draft.frame?.commitment {
            draft.frame?.commitment.date = try Self.move(commitment.date, days)
        }
        for sheet in draft.sheets.indices {
            for question in draft.sheets[sheet].questions.indices {
                guard let date = draft.sheets[sheet].questions[question].binding?.commitment.date else { continue }
                draft.sheets[sheet].questions[question].binding?.commitment.date = try Self.move(date, days)
            }
        }
        return try RoundDefinition(checking: draft)
    }

    private static func move(_ day: Day, _ days: Int) throws -> Day {
        guard let moment = Moment(unixSeconds: (day.number + days) * 86_400) else {
            throw SimulationError("\(day) cannot be moved by \(days) days")
        }
        return moment.day
    }

    /// Moves the time that people read, so that nine o'clock stays nine o'clock when the clocks change.
    private static func move(_ moment: Moment, _ days: Int) throws -> Moment {
        let local = moment.unixSeconds + moment.offsetMinutes * 60 + days * 86_400
        let zone = TimeZone(identifier: "Europe/Amsterdam")
        let offset = zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - 3600))) ?? 3600
        guard let moved = Moment(unixSeconds: local - offset, offsetMinutes: offset / 60) else {
            throw SimulationError("\(moment) cannot be moved by \(days) days")
        }
        return moved
    }
}
