//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import RoundBundle
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

/// Rounds whose log is written anew, by whoever has its key, with other entries than it had.
@Suite struct AlteredLogTests {
    private func rewritten(
        to stage: Player.Stage = .published,
        _ change: (inout [[UInt8]]) throws -> Void
    ) throws -> Player {
        let player = try Player().play(to: stage)
        try change(&player.entries)
        return try player.finish()
    }

    /// The place of the entry that holds an event of the first sheet.
    private static func event(_ height: Int, in entries: [[UInt8]]) throws -> Int {
        let election = try RoundSetUp.shared().sheets[0].election
        let head = Array("event \(election) \(height)\n".utf8)
        return try #require(entries.firstIndex { $0.starts(with: head) })
    }

    // MARK: V59

    @Test func anEntryThatIsNeitherAnEventNorAStatementFails() async throws {
        let election = try RoundSetUp.shared().sheets[0].election
        for entry in ["", "hello\n", "event \(election)\n", "event \(election) 01\nx", "event \(election) 1 2\nx"] {
            try await rewritten { $0.insert(Array(entry.utf8), at: 9) }.expect(["V59"])
        }
    }

    @Test func aStatementInAnotherFormFails() async throws {
        let player = try Player().play(to: .opened)
        let block = try #require(
            try Player().play(to: .voted).entries.first { $0.starts(with: Array("stemronde/block".utf8)) }
        )
        let text = try SignedNote(parsing: block).text
        for altered in [
            text + Array("more x\n".utf8), Array(text.dropFirst()),
            Array("stemronde/block/v2".utf8) + text.dropFirst(18),
        ] {
            player.entries.append(try SignedNote(text: altered, signedBy: Keys.officials).bytes)
        }
        try await player.finish().expect(["V59"])
    }

    // MARK: V60

    @Test(arguments: [1, 4, 15])
    func anEventThatTheLogLacksFails(_ height: Int) async throws {
        try await rewritten { $0.remove(at: try Self.event(height, in: $0)) }.expect(["V60"])
    }

    @Test func severalEventsThatTheLogLacksFail() async throws {
        try await rewritten { entries in
            for height in 3...6 { entries.remove(at: try Self.event(height, in: entries)) }
        }.expect(["V60"])
    }

    @Test func anEventThatStandsInTheLogTwiceFails() async throws {
        try await rewritten { entries in
            let place = try Self.event(4, in: entries)
            entries.insert(entries[place], at: place)
        }.expect(["V60"])
        try await rewritten { $0.append($0[try Self.event(4, in: $0)]) }.expect(["V60"])
    }

    @Test func eventsInAnotherOrderFail() async throws {
        try await rewritten { $0.swapAt(try Self.event(4, in: $0), try Self.event(5, in: $0)) }.expect(["V60"])
    }

    @Test func anEventThatIsNotTheArchivesFails() async throws {
        try await rewritten { $0[try Self.event(4, in: $0)].append(0x20) }.expect(["V60"])
    }

    @Test func anEventOfAnotherElectionFails() async throws {
        let other = RoundSetUp.randomElection()
        try await rewritten { $0.insert(Array("event \(other) 0\n{}".utf8), at: 9) }.expect(["V60"])
    }

    @Test func anEventThatNoArchiveHasFails() async throws {
        let election = try RoundSetUp.shared().sheets[0].election
        try await rewritten(to: .voted) { $0.append(Array("event \(election) 99\n{}".utf8)) }.expect(["V60"])
    }

    @Test(arguments: [Player.Stage.opened, .voted])
    func anArchiveWithABallotThatTheLogLacksFails(_ stage: Player.Stage) async throws {
        let player = try Player().play(to: stage)
        try player.cast(.letter(0, 7), on: 0, isLogged: false)
        try await player.finish().expect(["V60"])
    }

    @Test func aWholeBallotPastTheLogFailsThoughItIsCounted() async throws {
        let player = try Player().play(to: .entered)
        try player.cast(.letter(0, 7), on: 0, isLogged: false)
        // Its place in the log is where the archive goes on: after the closing act.
        try await player.play(to: .published).finish().expect(["V60", "V63"])
    }

    @Test func aLogThatWasRolledBackFails() async throws {
        try await rewritten { $0.removeLast(3) }.expect(["V60"])
        try await rewritten(to: .voted) { $0.removeLast(3) }.expect(["V60"])
    }

    @Test func anArchiveThatTheLogDoesNotKnowFails() async throws {
        let player = try Player().play(to: .opened).finish()
        let archive = try player.folder.read("raad/\(player.setUp.sheets[0].election).bel")
        try player.folder.write("raad/\(RoundSetUp.randomElection()).bel", archive)
        try player.seal()
        await player.expect(["V60"])
    }

    @Test func aMissingArchiveFails() async throws {
        let player = try Player().play(to: .opened).finish()
        try player.remove("raad/\(player.setUp.sheets[0].election).bel")
        try player.seal()
        await player.expect(["V60"])
    }

    // MARK: V61

    @Test func aStatementForAnotherInstanceRoundOrDefinitionFails() async throws {
        for change: (inout ActDraft) throws -> Void in [
            { $0.heading.instance = try #require(InstanceID("elders.example.nl")) }, { $0.heading.round = "groot" },
            { $0.heading.definition = Digest(of: []) },
        ] {
            for kind in [ActKind.open, .close, .publish] {
                let player = try Player()
                player.changes[kind] = change
                try await player.play(to: .published).finish().expect(["V61"])
            }
        }
        let player = try Player().play(to: .opened)
        try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, round: "groot")
        try await player.play(to: .published).finish().expect(["V61"])
    }

    // MARK: V62

    @Test(arguments: [ActKind.open, .close, .publish])
    func aStatementWithTooFewSignaturesFails(_ kind: ActKind) async throws {
        let player = try Player()
        player.changes[kind] = { $0.keys = [Keys.lead] }
        try await player.play(to: .published).finish().expect(["V62"])
    }

    @Test func aWithdrawalAndALateRegistrationNeedTwo() async throws {
        let player = try Player().play(to: .opened)
        try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, .withdrawn, by: [Keys.clerk])
        try await player.play(to: .published).finish().expect(["V62"])
        let late = try Player().play(to: .opened)
        let words = try #require(StatementWords("verhuisd"))
        try late.activate(late.setUp.key(.reserve(1, 1), on: 0), on: 0, .late(words), by: [Keys.clerk])
        try await late.finish().expect(["V62"])
    }

    @Test func aStrangersSignatureFails() async throws {
        let player = try Player()
        player.changes[.close] = { $0.keys = [Keys.clerk, Keys.stranger] }
        try await player.play(to: .published).finish().expect(["V62"])
        // It is one too many even where enough others signed.
        let three = try Player()
        three.changes[.close] = { $0.keys = Keys.officials + [Keys.stranger] }
        try await three.play(to: .published).finish().expect(["V62"])
    }

    @Test func anotherKeyOfAnOfficialIsAStrangers() async throws {
        let player = try Player()
        let second = Keys.made("stem.example.nl/functionaris/griffier")
        player.changes[.close] = { $0.keys = [Keys.clerk, second] }
        try await player.play(to: .published).finish().expect(["V62"])
    }

    @Test func aSignatureOverSomethingElseFails() async throws {
        try await rewritten { entries in
            let place = try #require(entries.firstIndex { $0.starts(with: Array("stemronde/block".utf8)) })
            let other = try #require(entries.lastIndex { $0.starts(with: Array("stemronde/block".utf8)) })
            let note = try SignedNote(parsing: entries[place])
            let foreign = try SignedNote(parsing: entries[other])
            entries[place] = note.text + [0x0A] + foreign.bytes.dropFirst(foreign.text.count + 1)
        }.expect(["V62"])
    }

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

    // MARK: V73, V74, V75

    private func closed(_ change: (inout Closing.OfSheet) throws -> Void) throws -> Player {
        let player = try Player().play(to: .voted)
        var sheets = try player.closed()
        try change(&sheets[0])
        try player.act(.close(Closing(sheets: sheets)), day: 23)
        for sheet in sheets.indices { try player.event(.endBallots, of: sheet, .endBallots) }
        player.skip(.closed)
        return try player.play(to: .published).finish()
    }

    /// Closed with other rows, and the total that follows from them.
    private func closedWithRows(_ change: (inout Reconciliation) throws -> Void) throws -> Player {
        try closed { sheet in
            try change(&sheet.reconciliation)
            let (letters, paper) = (sheet.reconciliation.letters, sheet.reconciliation.paper)
            sheet.reconciliation = Reconciliation(letters: letters, paper: paper)
        }
    }

    @Test func aClosingThatNamesAnotherLastEventFails() async throws {
        try await closed { $0.lastHeight -= 1 }.expect(["V73"])
        try await closed { $0.lastEvent = Digest(of: []) }.expect(["V73"])
    }

    @Test func aReconciliationThatDoesNotFollowFails() async throws {
        for change: (inout Reconciliation.Letters) -> Void in [
            { $0.letters += 1 }, { $0.voted -= 1 }, { $0.unused += 1 }, { $0.late += 1 },
            {
                $0.withdrawn += 1
                $0.unused -= 1
            }, { swap(&$0.replaced, &$0.toPaper) },
        ] {
            try await closedWithRows { change(&$0.letters[0]) }.expect(["V74"])
        }
        try await closed { $0.reconciliation.total.electorate -= 1 }.expect(["V74"])
    }

    @Test func aReconciliationWithAnotherNumberOnPaperFails() async throws {
        for change: (inout Reconciliation.Paper) -> Void in [
            { $0.activated += 1 }, { $0.late += 1 }, { $0.voted += 1 }, { $0.notReturned += 1 },
            {
                $0.voted += 1
                $0.notReturned -= 1
            },
        ] {
            try await closedWithRows { numbers in
                let place = try #require(numbers.paper.firstIndex { $0.notReturned > 0 })
                change(&numbers.paper[place])
            }.expect(["V74"])
        }
        try await closed { $0.reconciliation.total.tallied += 1 }.expect(["V74"])
    }

    @Test func destroyedCodesAreCounted() async throws {
        for (more, codes) in [(0, []), (1, ["V75"]), (-1, ["V75"])] {
            let player = try Player().play(to: .published)
            let idle = try player.state.sheets.map { sheet in
                SheetValue(sheet.terms.id, try #require(sheet.ledger).idle + more)
            }
            try player.act(.destroy(idle), day: 40)
            try await player.finish().expect(Set(codes))
        }
    }
}
