//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RoundBundle
import RoundFixtures
import Rounds
import Testing
import Verification

@Suite struct SoundRoundTests {
    @Test func aWholeRoundVerifiesByEveryCheck() async throws {
        let player = try Player().play(to: .published)
        try player.answer(with: player.feedback().json)
        let report = await (try player.finish()).verify()
        #expect(report.verdict == .verified, "\(report.problems)")
        for line in report.lines {
            let isLeftOut = [CheckCode.unreadable, .keptEvents].contains(line.code)
            #expect(line.verdict == (isLeftOut ? .notApplicable : .ok), "\(line.code.rawValue)")
        }
    }

    @Test(arguments: Player.Stage.allCases)
    func aRoundVerifiesAtEveryStage(_ stage: Player.Stage) async throws {
        let player = try Player().play(to: stage).finish(isSealed: stage == .published)
        await player.expect([])
        let report = await player.verify()
        let isOpened = stage >= .decrypted
        for code in [CheckCode.cells, .cellProofs, .cellProducts, .cellCounts, .resultDocument, .resultTable] {
            let isResult = code == .resultDocument || code == .resultTable
            let comes = isResult ? stage >= .tallied : isOpened
            #expect(report.verdict(of: code) == (comes ? .ok : .notApplicable), "\(code.rawValue)")
        }
        #expect(report.verdict(of: .closing) == (stage >= .closed ? .ok : .notApplicable))
        #expect(report.verdict(of: .opening) == (stage >= .opened ? .ok : .notApplicable))
        #expect(report.verdict(of: .resultOnRecord) == (stage >= .tallied ? .ok : .notApplicable))
    }

    @Test func aRehearsalVerifiesAndSaysWhatItIs() async throws {
        let definition = try SmallRound.definition { $0.rehearsal = true }
        let player = try Player(RoundSetUp(definition)).play(to: .published).finish()
        await player.expect([])
        #expect(await player.verify().facts.contains { $0.name == "rehearsal" })
        let election = try Election(player.setUp.sheets[0].document)
        #expect(election.name.hasPrefix("PROEF — "))
        let result = try RoundResult(json: player.folder.read(BundlePaths.result))
        #expect(result.isRehearsal)
        let rows = String(decoding: try player.folder.read(BundlePaths.resultTable), as: UTF8.self)
            .split(separator: "\r\n")
        #expect(rows.dropFirst().first == ",,,,rehearsal,yes,,nothing of it counts")
        // Nor can one be passed off as the other.
        let text = String(decoding: result.json, as: UTF8.self).replacing(
            "\"rehearsal\":true",
            with: "\"rehearsal\":false"
        )
        try player.change(BundlePaths.result) { $0 = Array(text.utf8) }
        try player.seal()
        #expect(await player.verify().failed == ["V80"])
    }

    @Test func aLogWithoutAnEntryVerifies() async throws {
        try await Player().finish().expect([])
    }

    /// A round that asks nothing.
    private static func information() throws -> RoundDefinition {
        try SmallRound.definition { draft in
            draft.degree = .inform
            draft.sheets = []
            draft.schedule.paper = nil
            draft.media = ["Een brief", "De krant"]
        }
    }

    @Test func aRoundThatAsksNothingVerifies() async throws {
        for stage in Player.Stage.allCases {
            let player = try Player(RoundSetUp(Self.information())).play(to: stage)
            try await player.finish().expect([])
        }
    }

    @Test func aRoundThatAsksNothingHasNoOtherResultThanThat() async throws {
        let player = try Player(RoundSetUp(Self.information()))
        player.changes[.tally] = { $0.setting = .tally(Digest(of: [])) }
        player.changes[.publish] = { $0.setting = .publish(Digest(of: [])) }
        try await player.play(to: .published).finish().expect(["V82"])
    }

    @Test(arguments: [Player.Stage.adopted, .ready, .opened, .voted, .closed, .counted])
    func anAnnulledRoundVerifies(_ stage: Player.Stage) async throws {
        let player = try Player().play(to: stage)
        try player.act(.annul, day: 23, reason: "er is een fout gemaakt")
        try await player.finish().expect([])
    }

    @Test func aRoundThatWentBackToBeSetUpAnewVerifies() async throws {
        let player = try Player().play(to: .ready)
        let other = try RoundSetUp()
        let elections = zip(other.definition.sheets, other.sheets).map { SheetValue($0.id, $1.election) }
        try player.act(.unready(elections), day: -20, reason: "de rol klopt niet")
        player.files = player.files.filter { !$0.key.contains("/") }
        try await player.finish(isSealed: false).expect([])
    }

    @Test func aRoundThatWasSetUpAnewVerifiesToItsEnd() async throws {
        let player = try Player(RoundSetUp(), later: RoundSetUp.shared()).play(to: .ready)
        try player.setUpAnew()
        try await player.play(to: .published).finish().expect([])
    }

    @Test func aRoundThatWasSuspendedExtendedAnsweredAndTidiedUpVerifies() async throws {
        let player = try Player().play(to: .opened)
        let closes = player.setUp.definition.values.schedule.closes
        try player.act(.suspend, day: 1, reason: "storing")
        let later = try #require(Moment(unixSeconds: closes.unixSeconds + 86_400, offsetMinutes: 120))
        try player.act(.extend(later), day: 2, reason: "storing")
        try player.act(.resume, day: 2)
        player.changes[.close] = { $0.times = try player.times(day: 24) }
        try player.play(to: .published)
        try player.answer(with: player.feedback().json)
        try player.answer(with: player.feedback { answers, _ in answers.reverse() }.json, day: 90)
        let idle = try player.state.sheets.map { SheetValue($0.terms.id, try #require($0.ledger).idle) }
        try player.act(.destroy(idle), day: 91)
        try player.act(.declareInvalid, day: 92, reason: "besluit van de rechter")
        try await player.finish().expect([])
    }

    @Test(arguments: [0, 1, 4, 5, 8])
    func anyNumberOfBallotsVerifies(_ count: Int) async throws {
        let player = try Player().play(to: .opened)
        for number in 0..<count { try player.cast(.letter(1, number), on: 0, for: number % 3) }
        player.skip(.voted)
        try player.play(to: .published)
        #expect(player.files[BundlePaths.result] != nil)
        #expect((player.files["raad/cells.json"] != nil) == (count >= 5))
        try await player.finish().expect([])
    }

    @Test func whatWasKeptMustBeInABundleToo() async throws {
        let player = try Player().play(to: .voted)
        let kept = try player.setUp.ballot(.letter(0, 3), on: 1, for: 0).ballot.trackingCode
        let replaced = try player.setUp.ballot(.letter(0, 0), on: 0, for: 0).ballot.trackingCode
        let never = try player.setUp.ballot(.letter(0, 7), on: 0, for: 1).ballot.trackingCode
        let event = try #require(player.state.sheets[1].lastEvent)
        try player.finish()
        let good = await player.verify(expecting: Expectations(events: [event], ballots: [kept, replaced]))
        #expect(good.verdict == .verified && good.verdict(of: .keptEvents) == .ok)
        for lost in [Expectations(ballots: [kept, never]), Expectations(events: [kept])] {
            let report = await player.verify(expecting: lost)
            #expect(report.failed == ["V49"], "\(report.problems)")
        }
    }

    @Test func whatTheBundleSaysOfItselfIsNoted() async throws {
        let report = await (try Player().play(to: .published).finish()).verify()
        let names = report.facts.map(\.name)
        for name in ["round", "phase", "definition", "log key", "officials", "log root", "outcome"] {
            #expect(names.contains(name))
        }
    }
}
