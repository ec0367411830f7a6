//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

/// A made-up round that is replayed step by step: two sheets, the first with two strata of different weight.
///
/// Per stratum of `advies`: 10 letters and 3 reserve, and 4 paper credentials per weight; `bindend` has 10 letters.
struct RoundScript {
    static let anna: OfficialID = "anna"
    static let bram: OfficialID = "bram"
    static let both: Set<OfficialID> = [anna, bram]
    static let opens = "2028-03-01T09:00:00+01:00"
    static let closes = "2028-03-15T20:00:00+01:00"
    /// When it is over.
    static let late = "2028-03-16T09:00:00+01:00"

    let rolls: [RoundState.HashedRoll]
    var state: RoundState

    init(
        lateShare: String = "1/10",
        rolls: [RoundState.HashedRoll]? = nil,
        envelopesUntil: String? = nil
    ) throws {
        self.rolls = try rolls ?? Self.rolls()
        let share = try #require(Fraction(text: lateShare))
        let terms = RoundTerms(
            heading: try SampleStatement.heading(),
            municipality: "assen",
            sheets: [
                RoundTerms.OfSheet(id: "advies", strata: try Self.strata("advies"), lateShare: share),
                RoundTerms.OfSheet(id: "bindend", strata: try Self.strata("bindend"), lateShare: share),
            ],
            envelopesUntil: try envelopesUntil.map { try SampleStatement.moment($0) }
        )
        state = RoundState(terms: terms, rolls: self.rolls)
        try Self.begin(&state)
    }

    /// Brings the first roster into force.
    static func begin(_ state: inout RoundState) throws {
        let sample = try SampleRoster()
        let roster = try sample.roster()
        #expect(state.apply(roster, try sample.note(roster, "griffier", "projectleider", "registrator")) == [])
    }

    static func strata(_ sheet: SheetID) throws -> SheetStrata {
        let centrum = (id: StratumID(zone: "centrum", group: "bewoners"), weight: Fraction(whole: 2))
        let noord = (id: StratumID(zone: "noord", group: "bewoners"), weight: Fraction.one)
        return try #require(SheetStrata(letters: sheet == "advies" ? [centrum, noord] : [noord]))
    }

    /// The key of a credential: sheet, role, stratum and number as bytes.
    static func key(_ sheet: SheetID, _ role: Roll.Role, _ stratum: Int, _ number: Int) throws -> Bytes32 {
        let head: [UInt8] = [sheet == "advies" ? 1 : 2, role.rawValue, UInt8(stratum), UInt8(number)]
        return try #require(Bytes32(head + [UInt8](repeating: 0, count: 28)))
    }

    static func roll(_ sheet: SheetID, _ election: ElectionID) throws -> RoundState.HashedRoll {
        let strata = try strata(sheet)
        var entries: [Roll.Entry] = []
        for stratum in 0..<strata.count {
            let counts: [(Roll.Role, Int)] = strata.isPaper(stratum) ? [(.paper, 4)] : [(.letter, 10), (.reserve, 3)]
            for (role, count) in counts {
                for number in 0..<count {
                    let key = try key(sheet, role, stratum, number)
                    entries.append(Roll.Entry(key: key, role: role, stratum: stratum))
                }
            }
        }
        let roll = try Roll(
            election: election,
            sheet: sheet,
            definition: SampleStatement.heading().definition,
            strata: strata,
            entries: entries
        )
        return (roll, roll.digest)
    }

    static func rolls() throws -> [RoundState.HashedRoll] {
        try SampleStatement.uuids().map { try roll($0.sheet, $0.value) }
    }

    // MARK: Statements

    func statement(
        _ setting: Act.Setting,
        signed: String,
        number: Int? = nil,
        previous: Digest?? = nil,
        heading: StatementHeading? = nil
    ) throws -> Statement {
        .act(
            try Act(
                heading: heading ?? state.terms.heading,
                number: number ?? state.acts + 1,
                previous: previous ?? state.lastAct,
                setting: setting,
                reason: SampleStatement.reason(),
                times: SampleStatement.times(signed)
            )
        )
    }

    /// Takes an act and returns the codes of the rules that it breaks.
    mutating func act(
        _ setting: Act.Setting,
        signed: String = "2028-02-01T09:00:00+01:00",
        signers: Set<OfficialID> = both
    ) throws -> [LogProblem.Code] {
        state.apply(try statement(setting, signed: signed), signers: signers).map(\.code)
    }

    mutating func block(
        _ key: Bytes32,
        _ reason: Block.Reason = .replaced,
        of sheet: Int = 0,
        signed: String = "2028-03-02T09:00:00+01:00",
        signers: Set<OfficialID> = both
    ) throws -> [LogProblem.Code] {
        let block = Block(
            heading: state.terms.heading,
            election: try SampleStatement.uuids()[sheet].value,
            credential: key,
            reason: reason,
            times: try SampleStatement.times(signed)
        )
        return state.apply(.block(block), signers: signers).map(\.code)
    }

    mutating func activate(
        _ key: Bytes32,
        _ ground: Activation.Ground,
        signed: String = "2028-03-02T09:00:00+01:00",
        signers: Set<OfficialID> = both
    ) throws -> [LogProblem.Code] {
        let activation = Activation(
            heading: state.terms.heading,
            election: try SampleStatement.uuids()[0].value,
            credential: key,
            ground: ground,
            times: try SampleStatement.times(signed)
        )
        return state.apply(.activation(activation), signers: signers).map(\.code)
    }

    // MARK: Events

    mutating func event(_ kind: ElectionEvent.Kind, of sheet: Int = 0, height: Int? = nil) throws -> [LogProblem.Code] {
        let height = height ?? state.sheets[sheet].events
        let event = ElectionEvent(
            election: try SampleStatement.uuids()[sheet].value,
            height: height,
            hash: Digest(of: [UInt8(sheet), UInt8(height.magnitude % 256)]),
            kind: kind
        )
        return state.apply(event).map(\.code)
    }

    mutating func ballot(_ role: Roll.Role, _ stratum: Int, _ number: Int) throws -> [LogProblem.Code] {
        try event(.ballot(Self.key("advies", role, stratum, number)))
    }

    // MARK: Settings that are as they should be

    func opening() throws -> Opening {
        Opening(
            opens: try SampleStatement.moment(Self.opens),
            closes: try SampleStatement.moment(Self.closes),
            sheets: rolls.map { roll, digest in
                Opening.OfSheet(
                    sheet: roll.sheet,
                    fingerprint: Digest(of: []),
                    roll: digest,
                    letters: zip(roll.letterStrata, roll.counts(of: .letter)).map {
                        Opening.OfSheet.Letters($0, $1)
                    },
                    trustees: []
                )
            }
        )
    }

    func closing() throws -> Closing {
        Closing(sheets: try state.sheets.map { try #require($0.closing) })
    }

    // MARK: Ways to a phase

    /// Takes the round as far as a phase, without a problem.
    mutating func go(to phase: Phase) throws {
        let path: [Phase] = [.adopted, .ready, .open, .closed, .tallied, .published, .answered]
        let reached = path.firstIndex(of: [.suspended, .closing].contains(state.phase) ? .open : state.phase) ?? -1
        for step in path.prefix(while: { $0 != phase }).dropFirst(reached + 1) + [phase] {
            #expect(try self.step(to: step) == [])
            #expect(state.phase == step)
        }
    }

    private mutating func step(to phase: Phase) throws -> [LogProblem.Code] {
        switch phase {
        case .adopted: try act(.adopt(SampleStatement.uuids()))
        case .ready: try event(.setup, of: 0) + event(.setup, of: 1)
        case .open: try act(.open(opening()))
        case .closed: try act(.close(closing()), signed: Self.late)
        case .tallied: try tallyEvents() + act(.tally(Digest(of: [7])), signed: "2028-03-16T10:00:00+01:00")
        case .published: try act(.publish(Digest(of: [7])), signed: "2028-03-20T10:00:00+01:00")
        case .answered: try act(.answer(Digest(of: [8])), signed: "2028-04-20T10:00:00+02:00")
        case .draft, .suspended, .closing, .annulled, .invalid: []
        }
    }

    mutating func tallyEvents() throws -> [LogProblem.Code] {
        var codes: [LogProblem.Code] = []
        for sheet in 0...1 {
            codes += try event(.endBallots, of: sheet) + event(.encryptedTally, of: sheet)
            codes += try event(.partialDecryption, of: sheet) + event(.result, of: sheet)
        }
        return codes
    }
}
