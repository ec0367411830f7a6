//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundFixtures
import Rounds
import Testing
import Verification

/// Rounds with acts, blocks and ballots that do not fit in their place.
@Suite struct AlteredActTests {
    // MARK: V63, V64

    @Test func anActOutOfItsPhaseFails() async throws {
        let player = try Player().play(to: .opened)
        try player.act(.resume, day: 1)
        try await player.play(to: .published).finish().expect(["V63"])
        let late = try Player().play(to: .opened)
        late.changes[.close] = { $0.times = try late.times(day: 20) }
        try await late.play(to: .closed).finish().expect(["V63"])
    }

    @Test func aBlockWhenAllIsClosedFails() async throws {
        let player = try Player().play(to: .voted)
        try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, day: 22)
        try await player.play(to: .published).finish().expect(["V63"])
    }

    @Test func aBallotBeforeTheOpeningFails() async throws {
        let player = try Player().play(to: .ready)
        try player.cast(.letter(0, 7), on: 0)
        try await player.play(to: .published).finish().expect(["V63"])
    }

    @Test func anOnlineBallotWhileSuspendedFailsAndOneOnPaperDoesNot() async throws {
        for (holder, codes) in [(Holder.letter(0, 7), ["V63"]), (.paper(0, on: 0), [])] {
            let player = try Player().play(to: .opened)
            try player.replace(.letter(1, 6), by: .paper(0, on: 0), on: 0, .toPaper)
            try player.act(.suspend, day: 1, reason: "storing")
            try player.cast(holder, on: 0)
            player.skip(.voted)
            try await player.play(to: .counted).finish().expect(Set(codes))
        }
    }

    @Test func aPaperBallotBeforeOnlineVotingHasEndedFails() async throws {
        func paper(on player: Player) throws {
            try player.replace(.letter(1, 6), by: .paper(0, on: 0), on: 0, .toPaper)
            try player.cast(.paper(0, on: 0), on: 0)
            player.skip(.voted)
        }
        // What came after it shows that the round was open.
        let voted = try Player().play(to: .opened)
        try paper(on: voted)
        try voted.cast(.letter(0, 3), on: 1)
        try await voted.play(to: .published).finish().expect(["V63"])
        let blocked = try Player().play(to: .opened)
        try paper(on: blocked)
        try blocked.block(blocked.setUp.key(.letter(0, 7), on: 0), on: 0)
        try await blocked.play(to: .published).finish().expect(["V63"])
        let closes = voted.setUp.definition.values.schedule.closes
        let later = try #require(Moment(unixSeconds: closes.unixSeconds + 3600, offsetMinutes: 120))
        for setting in [Act.Setting.suspend, .extend(later)] {
            let player = try Player().play(to: .opened)
            try paper(on: player)
            try player.act(setting, day: 2, reason: "storing")
            try await player.play(to: .published).finish().expect(["V63"])
        }
    }

    @Test func aClosingWhileEnvelopesMayComeInFails() async throws {
        // Envelopes may come in until noon.
        for (hour, codes) in [(10, ["V63"]), (11, ["V63"]), (12, []), (13, [])] {
            let player = try Player()
            let signed = try #require(Moment("2028-03-28T\(hour):00:00+02:00"))
            player.changes[.close] = { $0.times = try #require(StatementTimes(signed: signed, submitBy: signed)) }
            try await player.play(to: .published).finish().expect(Set(codes))
        }
    }

    @Test func aBallotAfterTheClosingFails() async throws {
        let player = try Player().play(to: .voted)
        try player.act(.close(Closing(sheets: try player.closed())), day: 23)
        try player.cast(.letter(0, 7), on: 0)
        let report = await (try player.finish()).verify()
        #expect(report.failed == ["V63"], "\(report.problems)")
    }

    @Test func anActThatTheLogLacksFails() async throws {
        func lacking(_ word: String, from player: Player) throws -> Player {
            let line = Array("\nact \(word)\n".utf8)
            let place = try #require(player.entries.firstIndex { $0.firstRange(of: line) != nil })
            player.entries.remove(at: place)
            return try player.finish()
        }
        let extended = try Player().play(to: .opened)
        let closes = extended.setUp.definition.values.schedule.closes
        let later = try #require(Moment(unixSeconds: closes.unixSeconds + 60, offsetMinutes: 120))
        try extended.act(.extend(later), day: 2, reason: "storing")
        try await lacking("extend", from: extended.play(to: .published)).expect(["V64"])
        let tidied = try Player().play(to: .published)
        let idle = try tidied.state.sheets.map { SheetValue($0.terms.id, try #require($0.ledger).idle) }
        for day in [60, 90] { try tidied.act(.destroy(idle), day: day) }
        try await lacking("destroy", from: tidied).expect(["V64"])
    }

    @Test func anActWithAnotherNumberOrPreviousActFails() async throws {
        for change: (inout ActDraft) throws -> Void in [
            { $0.number += 1 }, { $0.previous = Digest(of: []) }, { $0.number = 2 },
        ] {
            let player = try Player()
            player.changes[.close] = change
            try await player.play(to: .published).finish().expect(["V64"])
        }
    }

    @Test func anActThatStandsInTheLogTwiceFails() async throws {
        let player = try Player().play(to: .opened)
        try player.act(.suspend, day: 1, reason: "storing")
        try player.act(.resume, day: 2)
        let copied = player.entries.suffix(2)
        player.entries += copied
        try await player.finish().expect(["V64"])
    }

    @Test func anActAboutOtherSheetsFails() async throws {
        let player = try Player().play(to: .published)
        let idle = player.setUp.definition.sheets.map { SheetValue($0.id, 0) }
        try player.act(.destroy(idle.reversed()), day: 40)
        try await player.finish().expect(["V64"])
    }

    // MARK: V66

    @Test(arguments: [-1, 0, 1])
    func anExtensionMustBeLater(_ seconds: Int) async throws {
        let player = try Player().play(to: .opened)
        let closes = player.setUp.definition.values.schedule.closes
        let moment = try #require(Moment(unixSeconds: closes.unixSeconds + seconds, offsetMinutes: 60))
        try player.act(.extend(moment), day: 2, reason: "storing")
        try await player.play(to: .published).finish().expect(seconds > 0 ? [] : ["V66"])
    }

    @Test func anExtensionThatMayComeInTooLateFails() async throws {
        let player = try Player().play(to: .opened)
        let closes = player.setUp.definition.values.schedule.closes
        let later = try #require(Moment(unixSeconds: closes.unixSeconds + 3600, offsetMinutes: 60))
        for (moment, codes) in [(closes, []), (later, ["V66"])] {
            let player = try Player().play(to: .opened)
            try player.act(.extend(later), day: 2, reason: "storing") { draft in
                draft.times = try #require(StatementTimes(signed: draft.times.signed, submitBy: moment))
            }
            try await player.play(to: .published).finish().expect(Set(codes))
        }
    }
}
