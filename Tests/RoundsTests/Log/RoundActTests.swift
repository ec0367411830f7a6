//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

/// What every act keeps to: its phase, round, signers, place and time.
struct RoundActTests {
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
                signed = RoundScript.late
            case .annulled:
                try script.go(to: .open)
                #expect(try script.act(.annul, signed: signed) == [])
            case .invalid:
                try script.go(to: .tallied)
                #expect(try script.act(.declareInvalid, signed: RoundScript.late) == [])
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
        let close = try script.statement(.close(script.closing()), signed: RoundScript.late)
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

    @Test func `a problem says which entry it is`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        let act = try script.statement(.resume, signed: "2028-02-02T09:00:00Z")
        let problem = try #require(script.state.apply(act, signers: RoundScript.both).first)
        #expect(problem.entry == 4)
        #expect(problem.description == "entry 4: act resume in a round that is ready")
    }
}
