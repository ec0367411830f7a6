//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

/// What a round opens with, and until when.
struct RoundOpeningTests {
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
}
