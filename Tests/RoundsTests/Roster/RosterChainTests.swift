//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds
import SignedNotes
import Testing

struct RosterChainTests {
    private let sample: SampleRoster
    private let first: Roster
    private var chain = RosterChain()

    init() throws {
        sample = try SampleRoster()
        first = try sample.roster()
        try chain.append(first, try sample.note(first, "griffier", "projectleider", "registrator"))
    }

    /// A sound second roster: the registrar's place is taken by the secretary.
    private func second(
        number: Int = 2,
        previous: Digest? = nil,
        municipality: MunicipalityID = "assen",
        policy: SigningPolicy = .usual,
        renewal: Int = 2,
        signed: String = "2027-06-01T09:00:00+02:00"
    ) throws -> Roster {
        try sample.roster(
            ["griffier", "projectleider", "secretaris"].map { try sample.official($0) },
            municipality: municipality,
            number: number,
            previous: previous ?? first.digest,
            policy: policy,
            renewal: renewal,
            signed: signed
        )
    }

    private func codes(
        _ roster: Roster,
        _ names: [String] = ["griffier", "registrator"],
        running: [Roster] = [],
        received: Moment? = nil
    ) throws -> [RosterProblem.Code] {
        let note = try SignedNote(text: roster.text, signedBy: try names.map { try sample.key($0) })
        return chain.problems(with: roster, note, running: running, received: received).map(\.code)
    }

    @Test func `the first roster is signed by everybody on it`() throws {
        let empty = RosterChain()
        #expect(empty.current == nil && empty.anchor == nil)
        let all = try sample.note(first, "griffier", "projectleider", "registrator")
        #expect(empty.problems(with: first, all).isEmpty)
        let two = try sample.note(first, "griffier", "projectleider")
        let problems = empty.problems(with: first, two)
        #expect(problems.map(\.code) == [.rosterSigners])
        #expect(problems.first?.detail.contains("registrator") == true)
        let stranger = try sample.note(first, "griffier", "projectleider", "secretaris")
        #expect(empty.problems(with: first, stranger).map(\.code) == [.rosterStranger, .rosterSigners])
    }

    @Test func `a chain begins with the first roster`() throws {
        let roster = try second()
        let note = try sample.note(roster, "griffier", "projectleider", "secretaris")
        #expect(RosterChain().problems(with: roster, note).map(\.code) == [.rosterNumber])
    }

    @Test func `a later roster is signed as the one before it asks`() throws {
        #expect(try codes(second()).isEmpty)
        #expect(try codes(second(), ["griffier"]) == [.rosterSigners])
        // Who is on the new one only does not count.
        #expect(try codes(second(), ["griffier", "secretaris"]) == [.rosterSigners])
        var chain = chain
        let roster = try second()
        try chain.append(roster, try sample.note(roster, "projectleider", "registrator"))
        #expect(chain.current == roster && chain.anchor == first.digest)
        #expect(throws: RosterProblem.self) {
            try chain.append(roster, try sample.note(roster, "griffier", "projectleider"))
        }
        #expect(chain.rosters.count == 2)
    }

    @Test func `a roster that is signed at a moment to come is not taken in`() throws {
        let roster = try second(signed: "2027-06-01T09:00:00+02:00")
        #expect(try codes(roster, received: Moment("2027-06-01T08:55:00+02:00")).isEmpty)
        #expect(try codes(roster, received: Moment("2027-06-01T08:54:59+02:00")) == [.rosterAhead])
        let empty = RosterChain()
        let all = try sample.note(first, "griffier", "projectleider", "registrator")
        let early = try #require(Moment("2027-01-03T09:00:00+01:00"))
        #expect(empty.problems(with: first, all, received: early).map(\.code) == [.rosterAhead])
    }

    @Test func `a roster says which of its numbers are lower than usual`() throws {
        #expect(first.belowUsual.isEmpty)
        #expect(first.numbers.map(\.count).reduce(0, +) == first.numbers.count + 11)
        let policy = SigningPolicy(acts: [.open: 3, .close: 1, .publish: 2], withdrawal: 1)
        let names = try second(policy: policy, renewal: 1).belowUsual.map { $0.prefix { $0 != " " } }
        #expect(names == ["resume", "extend", "close", "annul", "declare-invalid", "destroy", "withdrawal", "roster"])
    }

    @Test func `only officials with the role for acts change the roster`() throws {
        let officials = try [
            sample.official("griffier", [.acts]), sample.official("projectleider", [.acts]),
            sample.official("registrator", [.register, .paper]),
        ]
        let policy = SigningPolicy(acts: [:], withdrawal: 1, lateRegistration: 1)
        let first = try sample.roster(officials, policy: policy)
        var chain = RosterChain()
        try chain.append(first, try sample.note(first, "griffier", "projectleider", "registrator"))
        let next = try second(previous: first.digest)
        let weak = try sample.note(next, "griffier", "registrator")
        #expect(chain.problems(with: next, weak).map(\.code) == [.rosterSigners])
        let strong = try sample.note(next, "griffier", "projectleider")
        #expect(chain.problems(with: next, strong).isEmpty)
    }

    @Test func `each rule of succession refuses`() throws {
        #expect(try codes(second(number: 3)) == [.rosterNumber])
        #expect(try codes(second(previous: Digest(of: []))) == [.rosterPrevious])
        #expect(try codes(second(municipality: "aa-en-hunze")) == [.rosterElsewhere])
        #expect(try codes(second(signed: "2027-01-04T08:59:59+01:00")) == [.rosterTime])
        let roster = try second()
        let late = try #require(Moment(unixSeconds: roster.times.submitBy.unixSeconds + 1))
        #expect(try codes(roster, received: late) == [.rosterLate])
        #expect(try codes(roster, received: roster.times.submitBy).isEmpty)
    }

    @Test func `a signature that does not verify is refused`() throws {
        let roster = try second()
        let other = try sample.note(try second(signed: "2027-06-02T09:00:00+02:00"), "griffier", "registrator")
        var text = String(decoding: try sample.note(roster, "griffier", "registrator").bytes, as: UTF8.self)
        let (mine, theirs) = (Self.lines(text), Self.lines(String(decoding: other.bytes, as: UTF8.self)))
        text = text.replacing(mine[0], with: theirs[0])
        let note = try SignedNote(parsing: Array(text.utf8))
        #expect(chain.problems(with: roster, note).map(\.code) == [.rosterForged])
    }

    @Test func `while a round runs the numbers may not fall`() throws {
        var acts = SigningPolicy.usual.acts
        acts[.open] = 1
        let lower = try second(policy: SigningPolicy(acts: acts, withdrawal: 1))
        #expect(try codes(lower).isEmpty)
        #expect(try codes(lower, running: [first]) == [.rosterLowers])
        let problems = chain.problems(with: lower, try sample.note(lower, "griffier", "registrator"), running: [first])
        #expect(problems.first?.detail.hasSuffix(": open, withdrawal") == true)
        acts[.open] = 3
        #expect(try codes(second(policy: SigningPolicy(acts: acts)), running: [first, first]).isEmpty)
    }

    @Test func `the number who sign the next roster is one of those that may not fall`() throws {
        let lower = try second(renewal: 1)
        #expect(try codes(lower).isEmpty)
        #expect(try codes(lower, running: [first]) == [.rosterLowers])
    }

    @Test func `a signature too many is refused`() throws {
        // Of somebody who is new it is welcome.
        #expect(try codes(second(), ["griffier", "registrator", "secretaris"]).isEmpty)
        let sample = try SampleRoster(["griffier", "projectleider", "registrator", "secretaris", "vreemde"])
        let roster = try second()
        let note = try sample.note(roster, "griffier", "registrator", "vreemde")
        #expect(chain.problems(with: roster, note).map(\.code) == [.rosterStranger])
        // Of somebody who is new it must verify, too.
        let other = try sample.note(first, "secretaris")
        let line = Self.lines(String(decoding: other.bytes, as: UTF8.self))[0]
        let forged = try SignedNote(
            parsing: try sample.note(roster, "griffier", "registrator").bytes + Array((line + "\n").utf8)
        )
        #expect(chain.problems(with: roster, forged).map(\.code) == [.rosterForged])
    }

    @Test func `the key of a log is nobody's`() throws {
        let seed = [UInt8](repeating: 1, count: 32)
        let name = try KeyName(host: SampleRoster.host, purpose: .log(round: "halfweg-2028"))
        let log = try seed.withUnsafeBytes { try SigningKey(name: name, seed: $0) }.verifierKey
        let roster = try second()
        let note = try sample.note(roster, "griffier", "registrator")
        #expect(chain.problems(with: roster, note, logs: [log]).map(\.code) == [.rosterKey])
    }

    @Test func `a chain goes on from its beginning only`() throws {
        var longer = chain
        let roster = try second()
        try longer.append(roster, try sample.note(roster, "griffier", "registrator"))
        #expect(longer.continuation(of: RosterChain())?.map(\.roster) == [first, roster])
        #expect(longer.continuation(of: chain)?.map(\.roster) == [roster])
        #expect(chain.continuation(of: longer)?.isEmpty == true)
        var other = RosterChain()
        let elsewhere = try sample.roster(municipality: "aa-en-hunze")
        try other.append(elsewhere, try sample.note(elsewhere, "griffier", "projectleider", "registrator"))
        #expect(other.continuation(of: longer) == nil && longer.continuation(of: other) == nil)
    }

    /// The signature lines of a note.
    private static func lines(_ note: String) -> [String] {
        note.split(separator: "\n").filter { $0.hasPrefix("— ") }.map(String.init)
    }
}
