//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

struct RoundActTests {
    static let late = "2028-03-16T09:00:00+01:00"

    @Test func `a round goes from draft to answered`() throws {
        var script = try RoundScript()
        try script.go(to: .answered)
        #expect(script.state.acts == 6)
        #expect(script.state.tallied == Digest(of: [7]))
        #expect(script.state.published == Digest(of: [7]))
        #expect(script.state.feedback == [Digest(of: [8])])
        #expect(script.state.closing?.sheets.count == 2)
        #expect(try script.act(.answer(Digest(of: [9])), signed: "2028-09-20T10:00:00+02:00") == [])
        #expect(script.state.feedback == [Digest(of: [8]), Digest(of: [9])])
    }

    @Test func `a round without sheets is ready at once`() throws {
        let terms = RoundTerms(
            heading: try SampleStatement.heading(),
            municipality: "assen",
            sheets: [],
            envelopesUntil: nil
        )
        var script = try RoundScript()
        script.state = RoundState(terms: terms)
        try RoundScript.begin(&script.state)
        #expect(try script.act(.adopt([])) == [])
        #expect(script.state.phase == .ready)
    }

    @Test func `every act is refused in every phase that the table does not allow it in`() throws {
        var settings: [ActKind: Act.Setting] = [:]
        for case .act(let act) in try SampleStatement.all() { settings[act.kind] = act.setting }
        for phase in Phase.allCases {
            var script = try RoundScript()
            var signed = "2028-03-02T09:00:00+01:00"
            switch phase {
            case .draft: break
            case .suspended:
                try script.go(to: .open)
                #expect(try script.act(.suspend, signed: signed) == [])
            case .closing:
                try script.go(to: .open)
                signed = Self.late
            case .annulled:
                try script.go(to: .open)
                #expect(try script.act(.annul, signed: signed) == [])
            case .invalid:
                try script.go(to: .tallied)
                #expect(try script.act(.declareInvalid, signed: Self.late) == [])
            default: try script.go(to: phase)
            }
            for kind in ActKind.allCases {
                var copy = script
                let codes = try copy.act(#require(settings[kind]), signed: signed)
                #expect(codes.contains(.outOfPhase) == (phase.after(kind) == nil), "\(phase), \(kind)")
                #expect(copy.state.phase == (phase.after(kind) ?? script.state.phase), "\(phase), \(kind)")
            }
        }
    }

    @Test func `an act is of this instance, round and definition`() throws {
        let changes: [(LogProblem.Code, (inout StatementHeading) throws -> Void)] = [
            (.wrongInstance, { $0.instance = try #require(InstanceID("other.example.nl")) }),
            (.wrongRound, { $0.round = "other" }), (.wrongDefinition, { $0.definition = Digest(of: [1]) }),
        ]
        for (code, change) in changes {
            var heading = try SampleStatement.heading()
            try change(&heading)
            var script = try RoundScript()
            let adopt = try script.statement(
                .adopt(SampleStatement.uuids()),
                signed: "2028-02-01T09:00:00Z",
                heading: heading
            )
            #expect(script.state.apply(adopt, signers: RoundScript.both).map(\.code) == [code])
        }
    }

    @Test func `a grave act needs two persons, and two keys of one person are one`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        #expect(try script.act(.open(script.opening()), signers: [RoundScript.anna]) == [.tooFewSigners])
        #expect(try script.act(.suspend, signed: "2028-03-02T09:00:00Z", signers: [RoundScript.anna]) == [])
        #expect(
            try script.act(.resume, signed: "2028-03-02T09:00:00Z", signers: [RoundScript.bram]) == [.tooFewSigners]
        )
        #expect(try script.act(.suspend, signed: "2028-03-02T09:00:00Z", signers: []) == [.tooFewSigners])
    }

    @Test func `acts form a chain`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        for (number, previous, code) in [
            (3, script.state.lastAct, LogProblem.Code.actNumber), (2, Digest(of: [5]), .actPrevious),
        ] {
            let act = try script.statement(
                .annul,
                signed: "2028-02-02T09:00:00Z",
                number: number,
                previous: .some(previous)
            )
            var copy = script.state
            #expect(copy.apply(act, signers: RoundScript.both).map(\.code) == [code])
        }
        // The same act again fits no more.
        let first = try script.statement(.suspend, signed: "2028-03-02T09:00:00Z", number: 1, previous: .some(nil))
        #expect(script.state.apply(first, signers: RoundScript.both).map(\.code) == [.actNumber, .outOfPhase])
    }

    @Test func `a statement comes in on time`() throws {
        var script = try RoundScript()
        let adopt = try script.statement(.adopt(SampleStatement.uuids()), signed: "2028-02-01T09:00:00Z")
        let (last, after) = (
            try SampleStatement.moment("2028-02-01T10:00:00Z"), try SampleStatement.moment("2028-02-01T10:00:01Z")
        )
        #expect(script.state.problems(with: adopt, signers: RoundScript.both, received: last) == [])
        let problems = script.state.problems(with: adopt, signers: RoundScript.both, received: after)
        #expect(problems.map(\.code) == [.submittedLate])
        try script.go(to: .open)
        let suspend = try script.statement(.suspend, signed: "2028-03-15T19:30:00+01:00")
        let closed = try SampleStatement.moment("2028-03-15T20:00:00+01:00")
        #expect(
            script.state.problems(with: suspend, signers: RoundScript.both, received: closed).map(\.code) == [
                .outOfPhase
            ]
        )
    }

    @Test func `a signature dated ahead closes nothing early`() throws {
        var script = try RoundScript()
        try script.go(to: .open)
        let close = try script.statement(.close(script.closing()), signed: Self.late)
        #expect(script.state.problems(with: close, signers: RoundScript.both) == [])
        let now = try SampleStatement.moment("2028-03-15T19:59:59+01:00")
        let problems = script.state.problems(with: close, signers: RoundScript.both, received: now)
        #expect(problems.map(\.code) == [.signedAhead, .outOfPhase])
    }

    @Test func `adopting gives every sheet a uuid of its own`() throws {
        let uuids = try SampleStatement.uuids()
        for wrong in [[uuids[0]], [uuids[1], uuids[0]], []] {
            var script = try RoundScript()
            #expect(try script.act(.adopt(wrong)) == [.actSheets])
        }
        var script = try RoundScript()
        let twice = [uuids[0], SheetValue("bindend", uuids[0].value)]
        #expect(try script.act(.adopt(twice)) == [.electionReused])
    }

    @Test func `a round goes back from ready with new uuids only`() throws {
        let fresh = [
            SheetValue<ElectionID>("advies", try #require(ElectionID("2222222222222A"))),
            SheetValue<ElectionID>("bindend", try #require(ElectionID("2222222222222B"))),
        ]
        let rolls = try RoundScript.rolls() + fresh.map { try RoundScript.roll($0.sheet, $0.value) }
        var script = try RoundScript(rolls: rolls)
        try script.go(to: .ready)
        var copy = script
        #expect(try copy.act(.unready(SampleStatement.uuids())) == [.electionReused, .electionReused])
        #expect(try script.act(.unready(fresh)) == [])
        #expect(script.state.phase == .adopted)
        #expect(script.state.sheets.map(\.election) == fresh.map(\.value))
        #expect(script.state.sheets.map(\.events) == [0, 0])
        // The former elections are no longer of this round.
        #expect(try script.event(.setup, of: 0, height: 0) == [.unknownElection])
        #expect(try script.block(RoundScript.key("advies", .letter, 0, 0)) == [.unknownElection])
        for item in fresh {
            let setup = ElectionEvent(election: item.value, height: 0, hash: Digest(of: []), kind: .setup)
            #expect(script.state.apply(setup) == [])
        }
        #expect(script.state.phase == .ready)
    }

    @Test func `opening needs times in order, the rolls and their letters`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        let sound = try script.opening()
        let cases: [(LogProblem.Code, (inout Opening) -> Void)] = [
            (.openingTimes, { $0.closes = $0.opens }),
            (.actSheets, { $0.sheets.reverse() }), (.actSheets, { $0.sheets.removeLast() }),
            (.rollDiffers, { $0.sheets[0].roll = Digest(of: [1]) }),
            (.lettersDiffer, { $0.sheets[0].letters.reverse() }),
            (.lettersDiffer, { $0.sheets[0].letters.removeLast() }),
            (.lettersDiffer, { $0.sheets[0].letters[1].count += 1 }),
        ]
        for (code, change) in cases {
            var (copy, opening) = (script, sound)
            change(&opening)
            #expect(try copy.act(.open(opening)) == [code])
        }
        var copy = script
        #expect(try copy.act(.open(sound), signed: RoundScript.closes) == [.openingTimes])
        #expect(try script.act(.open(sound)) == [])
    }

    @Test func `opening needs a roll of every sheet, made for it`() throws {
        let rolls = try RoundScript.rolls()
        var script = try RoundScript(rolls: [rolls[0]])
        try script.go(to: .ready)
        let sound = try RoundScript().opening()
        #expect(try script.act(.open(sound)) == [.rollMissing])

        let uuids = try SampleStatement.uuids()
        let swapped = try RoundScript.roll("bindend", uuids[0].value)
        var other = try RoundScript(rolls: [swapped, rolls[1]])
        try other.go(to: .ready)
        #expect(other.state.sheets[0].ledger == nil)
        var opening = sound
        opening.sheets[0].roll = swapped.digest
        #expect(try other.act(.open(opening)) == [.rollDiffers])
    }

    @Test func `an extension is to a later moment and comes in before the old one`() throws {
        var script = try RoundScript()
        try script.go(to: .open)
        let closes = try SampleStatement.moment(RoundScript.closes)
        let later = try SampleStatement.moment("2028-03-17T20:00:00+01:00")
        var copy = script
        #expect(try copy.act(.extend(closes), signed: "2028-03-14T09:00:00+01:00") == [.extensionNotLater])
        copy = script
        #expect(try copy.act(.extend(later), signed: "2028-03-15T19:00:01+01:00") == [.extensionTooLate])
        copy = script
        #expect(try copy.act(.extend(later), signed: "2028-03-15T20:00:00+01:00") == [.outOfPhase])
        #expect(try script.act(.extend(later), signed: "2028-03-15T19:00:00+01:00") == [])
        #expect(script.state.closes == later)
        #expect(script.state.phase(at: closes) == .open)
        #expect(script.state.phase(at: later) == .closing)
        #expect(try script.act(.suspend, signed: "2028-03-16T19:00:00+01:00") == [])
        #expect(script.state.phase(at: later) == .closing)
    }

    @Test func `there is no early closing`() throws {
        var script = try RoundScript()
        try script.go(to: .open)
        #expect(try script.act(.close(script.closing()), signed: "2028-03-15T19:59:59+01:00") == [.outOfPhase])
        #expect(try script.act(.close(script.closing()), signed: "2028-03-15T20:00:00+01:00") == [])
    }

    @Test func `closing waits for the envelopes`() throws {
        let envelopes = "2028-03-17T12:00:00+01:00"
        var script = try RoundScript(envelopesUntil: envelopes)
        try script.go(to: .ready)
        #expect(script.state.closableFrom == nil)
        try script.go(to: .open)
        let until = try SampleStatement.moment(envelopes)
        #expect(script.state.closableFrom == until)
        let early = try script.statement(.close(script.closing()), signed: "2028-03-17T11:59:59+01:00")
        let problems = script.state.problems(with: early, signers: RoundScript.both)
        #expect(problems.map(\.code) == [.closingEarly])
        #expect(problems.first?.detail.contains("envelopes with paper ballots") == true)
        // A signature dated ahead is of no use.
        let ahead = try script.statement(.close(script.closing()), signed: envelopes)
        let now = try SampleStatement.moment("2028-03-17T11:59:59+01:00")
        #expect(
            script.state.problems(with: ahead, signers: RoundScript.both, received: now).map(\.code) == [.closingEarly]
        )
        #expect(script.state.problems(with: ahead, signers: RoundScript.both, received: until) == [])
        // What is extended beyond them closes when on-line voting has ended.
        let later = try SampleStatement.moment("2028-03-20T20:00:00+01:00")
        #expect(try script.act(.extend(later), signed: "2028-03-14T09:00:00+01:00") == [])
        #expect(script.state.closableFrom == later)
        #expect(try script.act(.close(script.closing()), signed: "2028-03-20T20:00:00+01:00") == [])
    }

    @Test func `closing names the last events and the reconciliation`() throws {
        var script = try RoundScript()
        try script.go(to: .open)
        #expect(try script.ballot(.letter, 0, 1) == [])
        let sound = try script.closing()
        var rows = sound.sheets[0].reconciliation.letters
        rows[0].voted -= 1
        rows[0].unused += 1
        let moved = Reconciliation(letters: rows, paper: sound.sheets[0].reconciliation.paper)
        let cases: [(LogProblem.Code, (inout Closing) -> Void)] = [
            (.lastEventDiffers, { $0.sheets[0].lastHeight = 0 }),
            (.lastEventDiffers, { $0.sheets[0].lastEvent = Digest(of: [200]) }),
            (.actSheets, { $0.sheets[0].strata.reverse() }), (.actSheets, { $0.sheets.removeLast() }),
            (.reconciliationDiffers, { $0.sheets[0].reconciliation = moved }),
            (.reconciliationDiffers, { $0.sheets[0].reconciliation.total.electorate -= 1 }),
        ]
        for (code, change) in cases {
            var (copy, closing) = (script, sound)
            change(&closing)
            #expect(try copy.act(.close(closing), signed: Self.late) == [code])
        }
        #expect(try script.act(.close(sound), signed: Self.late) == [])
    }

    @Test func `nothing is annulled after a trustee's answer`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        #expect(try script.event(.endBallots) + script.event(.encryptedTally) == [])
        var copy = script
        #expect(try copy.act(.annul, signed: Self.late) == [])
        #expect(copy.state.phase == .annulled)
        #expect(try script.event(.partialDecryption) == [])
        #expect(try script.act(.annul, signed: Self.late) == [.annulAfterDecryption])
    }

    @Test func `a tally needs every sheet's result, or a sum that stays closed`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        let tally = Act.Setting.tally(Digest(of: [7]))
        var copy = script
        #expect(try copy.act(tally, signed: Self.late) == [.tallyIncomplete, .tallyIncomplete])
        for sheet in 0...1 {
            #expect(try script.event(.endBallots, of: sheet) + script.event(.encryptedTally, of: sheet) == [])
        }
        copy = script
        #expect(try copy.act(tally, signed: Self.late) == [])
        #expect(try script.event(.partialDecryption, of: 1) == [])
        copy = script
        #expect(try copy.act(tally, signed: Self.late) == [.tallyIncomplete])
        #expect(try script.event(.result, of: 1) == [])
        #expect(try script.act(tally, signed: Self.late) == [])
    }

    @Test func `the published result is the one that was shown`() throws {
        var script = try RoundScript()
        try script.go(to: .tallied)
        #expect(try script.act(.publish(Digest(of: [6])), signed: Self.late) == [.resultDiffers])
    }

    @Test func `as many codes are destroyed as were never given out`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        // advies: 6 reserve and 8 paper; bindend: 3 and 4.
        var copy = script
        #expect(try copy.act(.destroy([SheetValue("advies", 14)]), signed: Self.late) == [.actSheets])
        copy = script
        let wrong = [SheetValue<Int>("advies", 13), SheetValue<Int>("bindend", 8)]
        #expect(try copy.act(.destroy(wrong), signed: Self.late) == [.unusedDiffers, .unusedDiffers])
        let right = [SheetValue<Int>("advies", 14), SheetValue<Int>("bindend", 7)]
        #expect(try script.act(.destroy(right), signed: Self.late) == [])
        #expect(script.state.phase == .closed)
    }

    @Test func `a problem says which entry it is`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        let act = try script.statement(.resume, signed: "2028-02-02T09:00:00Z")
        let problem = try #require(script.state.apply(act, signers: RoundScript.both).first)
        #expect(problem.entry == 4)
        #expect(problem.description == "entry 4: act resume in a round that is ready")
    }
}
