//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import SignedNotes
import Testing

@testable import Rounds

/// Rosters as entries of a round's log, and statements judged by the one in force.
struct RoundRosterTests {
    private let sample: SampleRoster
    private var script: RoundScript

    init() throws {
        sample = try SampleRoster(["griffier", "projectleider", "registrator", "secretaris", "vreemde"])
        script = try RoundScript()
    }

    /// The next roster, with the secretary in the registrar's place.
    private func next(
        renewal: Int = 2,
        policy: SigningPolicy = .usual,
        _ officials: [RosterOfficial]? = nil
    ) throws -> Roster {
        let current = try #require(script.state.rosters.current)
        return try sample.roster(
            try officials ?? ["griffier", "projectleider", "secretaris"].map { try sample.official($0) },
            number: current.number + 1,
            previous: current.digest,
            policy: policy,
            renewal: renewal,
            signed: "2028-02-01T09:00:00+01:00"
        )
    }

    private mutating func apply(_ roster: Roster, _ names: String...) throws -> [LogProblem.Code] {
        let note = try SignedNote(text: roster.text, signedBy: try names.map { try sample.key($0) })
        return script.state.apply(roster, note).map(\.code)
    }

    private mutating func apply(_ statement: Statement, _ names: String...) throws -> [LogProblem.Code] {
        let note = try SignedNote(text: statement.text, signedBy: try names.map { try sample.key($0) })
        return script.state.apply(statement, note).map(\.code)
    }

    @Test mutating func `without a roster nothing is judged`() throws {
        script.state = RoundState(terms: script.state.terms)
        #expect(try script.act(.annul) == [.rosterMissing])
    }

    @Test mutating func `the first roster is of the round's municipality and instance`() throws {
        for roster in [
            try sample.roster(municipality: "aa-en-hunze"),
            try sample.roster(
                ["griffier", "projectleider", "registrator"].map { try elsewhere($0) },
                instance: "elders.example.nl"
            ),
        ] {
            script.state = RoundState(terms: script.state.terms)
            let problems = script.state.problems(
                with: roster,
                try SignedNote(text: roster.text, signedBy: keys(of: roster))
            )
            #expect(problems.map(\.code) == [.rosterElsewhere])
        }
    }

    private func elsewhere(_ name: String) throws -> RosterOfficial {
        let seed = [UInt8](repeating: UInt8(name.utf8.count), count: 32)
        let key = try seed.withUnsafeBytes {
            try SigningKey(name: KeyName(host: "elders.example.nl", purpose: .official(name: name)), seed: $0)
        }
        return try sample.official(name, key: key.verifierKey)
    }

    private func keys(of roster: Roster) throws -> [SigningKey] {
        try roster.officials.map { official in
            guard official.key.name.stated?.host != SampleRoster.host else { return try sample.key(official.id.text) }
            let seed = [UInt8](repeating: UInt8(official.id.text.utf8.count), count: 32)
            return try seed.withUnsafeBytes { try SigningKey(name: official.key.name, seed: $0) }
        }
    }

    @Test mutating func `a statement is judged by the roster in force at its place`() throws {
        let adopt = try script.statement(.adopt(SampleStatement.uuids()), signed: "2028-02-01T09:00:00+01:00")
        #expect(try apply(adopt, "registrator").isEmpty)
        #expect(try apply(next(), "griffier", "projectleider").isEmpty)
        let annul = try script.statement(.annul, signed: "2028-02-02T09:00:00+01:00")
        var removed = script
        #expect(
            removed.state.apply(
                annul,
                try SignedNote(text: annul.text, signedBy: [sample.key("griffier"), sample.key("registrator")])
            ).map(\.code) == [.unknownSigner]
        )
        #expect(try apply(annul, "griffier", "secretaris").isEmpty)
        #expect(script.state.phase == .annulled)
    }

    @Test mutating func `who lacks the role does not count`() throws {
        let officials = try [
            sample.official("griffier", [.acts]), sample.official("projectleider", [.acts]),
            sample.official("registrator", [.register, .paper]), sample.official("secretaris", [.register]),
        ]
        #expect(try apply(next(officials), "griffier", "projectleider").isEmpty)
        let annul = try script.statement(.annul, signed: "2028-02-02T09:00:00+01:00")
        #expect(try apply(annul, "griffier", "registrator") == [.tooFewSigners])
    }

    private func next(_ officials: [RosterOfficial]) throws -> Roster {
        try next(renewal: 2, policy: .usual, officials)
    }

    @Test mutating func `a forged, foreign or repeated signature is refused whoever signed beside it`() throws {
        let annul = try script.statement(.annul, signed: "2028-02-02T09:00:00+01:00")
        let sound = try SignedNote(text: annul.text, signedBy: [sample.key("griffier"), sample.key("projectleider")])
        let other = try SignedNote(text: Array("iets anders\n".utf8), signedBy: [sample.key("registrator")])
        let line = other.bytes.dropFirst(other.text.count + 1)
        func codes(_ bytes: [UInt8]) throws -> [LogProblem.Code] {
            script.state.problems(with: annul, try SignedNote(parsing: bytes)).map(\.code)
        }
        #expect(try codes(sound.bytes).isEmpty)
        #expect(try codes(sound.bytes + line) == [.statementForged])
        let again = sound.bytes.dropFirst(sound.text.count + 1)
        #expect(try codes(sound.bytes + again) == [.statementForged, .statementForged])
        let stranger = try sound.adding(signatureBy: sample.key("vreemde"))
        #expect(try codes(stranger.bytes) == [.unknownSigner])
    }

    @Test mutating func `from adoption until it is over a round is bound to its numbers`() throws {
        let lower = SigningPolicy(acts: [:])
        #expect(try apply(next(policy: lower), "griffier", "projectleider").isEmpty)
        script = try RoundScript()
        try script.go(to: .adopted)
        #expect(try apply(next(policy: lower), "griffier", "projectleider") == [.rosterLowers])
        script = try RoundScript()
        try script.go(to: .adopted)
        #expect(try apply(next(renewal: 1), "griffier", "projectleider") == [.rosterLowers])
        script = try RoundScript()
        try script.go(to: .published)
        #expect(try apply(next(policy: lower), "griffier", "projectleider") == [.rosterLowers])
        script = try RoundScript()
        try script.go(to: .answered)
        #expect(try apply(next(policy: lower), "griffier", "projectleider").isEmpty)
    }

    @Test mutating func `numbers that were raised may not fall again`() throws {
        try script.go(to: .adopted)
        let higher = try next(policy: SigningPolicy(acts: SigningPolicy.usual.acts.merging([.open: 3]) { $1 }))
        #expect(try apply(higher, "griffier", "projectleider").isEmpty)
        #expect(try apply(next(), "griffier", "projectleider") == [.rosterLowers])
    }

    @Test func `every rule of rosters is a rule of the log`() {
        for code in RosterProblem.Code.allCases {
            #expect(LogProblem(RosterProblem(code, "x"), entry: 3).code.rawValue == code.rawValue)
        }
    }

    @Test func `a roster is an entry in its one form`() throws {
        let roster = try sample.roster()
        let note = try sample.note(roster, "griffier", "projectleider", "registrator")
        let entry = try LogEntry(parsing: note.bytes)
        #expect(entry == .roster(note, roster) && entry.bytes == note.bytes)
        let other = try SignedNote(text: roster.text + Array("more x\n".utf8), signedBy: [sample.key("griffier")])
        #expect(throws: RecordError.self) { try LogEntry(parsing: other.bytes) }
    }
}
