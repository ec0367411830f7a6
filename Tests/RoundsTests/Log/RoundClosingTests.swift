//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

/// How a round is closed, and what follows until its codes are destroyed.
struct RoundClosingTests {
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
            #expect(try copy.act(.close(closing), signed: RoundScript.late) == [code])
        }
        #expect(try script.act(.close(sound), signed: RoundScript.late) == [])
    }

    @Test func `nothing is annulled after a trustee's answer`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        #expect(try script.event(.endBallots) + script.event(.encryptedTally) == [])
        var copy = script
        #expect(try copy.act(.annul, signed: RoundScript.late) == [])
        #expect(copy.state.phase == .annulled)
        #expect(try script.event(.partialDecryption) == [])
        #expect(try script.act(.annul, signed: RoundScript.late) == [.annulAfterDecryption])
    }

    @Test func `a tally needs every sheet's result, or a sum that stays closed`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        let tally = Act.Setting.tally(Digest(of: [7]))
        var copy = script
        #expect(try copy.act(tally, signed: RoundScript.late) == [.tallyIncomplete, .tallyIncomplete])
        for sheet in 0...1 {
            #expect(try script.event(.endBallots, of: sheet) + script.event(.encryptedTally, of: sheet) == [])
        }
        copy = script
        #expect(try copy.act(tally, signed: RoundScript.late) == [])
        #expect(try script.event(.partialDecryption, of: 1) == [])
        copy = script
        #expect(try copy.act(tally, signed: RoundScript.late) == [.tallyIncomplete])
        #expect(try script.event(.result, of: 1) == [])
        #expect(try script.act(tally, signed: RoundScript.late) == [])
    }

    @Test func `the published result is the one that was shown`() throws {
        var script = try RoundScript()
        try script.go(to: .tallied)
        #expect(try script.act(.publish(Digest(of: [6])), signed: RoundScript.late) == [.resultDiffers])
    }

    @Test func `as many codes are destroyed as were never given out`() throws {
        var script = try RoundScript()
        try script.go(to: .closed)
        // advies: 6 reserve and 8 paper; bindend: 3 and 4.
        var copy = script
        #expect(try copy.act(.destroy([SheetValue("advies", 14)]), signed: RoundScript.late) == [.actSheets])
        copy = script
        let wrong = [SheetValue<Int>("advies", 13), SheetValue<Int>("bindend", 8)]
        #expect(try copy.act(.destroy(wrong), signed: RoundScript.late) == [.unusedDiffers, .unusedDiffers])
        let right = [SheetValue<Int>("advies", 14), SheetValue<Int>("bindend", 7)]
        #expect(try script.act(.destroy(right), signed: RoundScript.late) == [])
        #expect(script.state.phase == .closed)
    }
}
