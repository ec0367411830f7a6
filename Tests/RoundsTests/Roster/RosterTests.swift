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

struct RosterTests {
    private let sample: SampleRoster

    init() throws {
        sample = try SampleRoster()
    }

    @Test func `a roster is read from its own text`() throws {
        let officials = [
            try sample.official("registrator", [.register]), try sample.official("griffier", [.acts]),
            try sample.official("projectleider", [.acts, .paper]), try sample.official("secretaris"),
        ]
        let roster = try sample.roster(officials, number: 2, previous: Digest(of: [7]))
        #expect(try Roster(text: roster.text) == roster)
        #expect(roster.officials.map(\.id.text) == ["griffier", "projectleider", "registrator", "secretaris"])
        #expect(roster.digest == Digest(of: roster.text))
    }

    @Test func `the example in the document is a roster`() throws {
        let example = try #require(try RoundRecordDocumentTests.blocks("roster").first)
        let roster = try Roster(text: Array(example.utf8))
        #expect(roster.policy == (try sample.roster().policy))
        let text = try RoundRecordDocumentTests.text()
        let words = RosterProblem.Code.allCases.map(\.rawValue) + OfficialRole.allCases.map(\.rawValue)
        for word in words { #expect(text.contains("`\(word)`"), "\(word)") }
    }

    @Test func `every altered line is refused`() throws {
        let lines = String(decoding: try sample.roster().text, as: UTF8.self).split(separator: "\n").map(String.init)
        func reads(_ lines: [String]) -> Bool {
            (try? Roster(text: Array((lines.joined(separator: "\n") + "\n").utf8))) != nil
        }
        #expect(reads(lines))
        for place in lines.indices {
            var less = lines
            less.remove(at: place)
            #expect(!reads(less), "without line \(place + 1)")
            var twice = lines
            twice.insert(lines[place], at: place)
            #expect(!reads(twice), "with line \(place + 1) twice")
            var other = lines
            other[place] += " "
            #expect(!reads(other), "with a space behind line \(place + 1)")
            var unknown = lines
            unknown.insert("note x", at: place)
            #expect(!reads(unknown), "with an unknown line \(place + 1)")
        }
        for place in lines.indices.dropLast() where lines[place] != lines[place + 1] {
            var swapped = lines
            swapped.swapAt(place, place + 1)
            #expect(!reads(swapped), "with lines \(place + 1) and \(place + 2) swapped")
        }
        #expect(throws: RecordError.self) { try Roster(text: Array(lines.joined(separator: "\n").utf8)) }
        #expect(throws: RecordError.self) { try Roster(text: []) }
    }

    @Test func `officials in another order are another spelling`() throws {
        let text = String(decoding: try sample.roster().text, as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let first = try #require(lines.firstIndex { $0.hasPrefix("official ") })
        lines.swapAt(first, first + 3)
        lines.swapAt(first + 1, first + 4)
        lines.swapAt(first + 2, first + 5)
        #expect(code { try Roster(text: Array(lines.joined(separator: "\n").utf8)) } == .form)
    }

    @Test(arguments: [
        ("roles griffier acts register paper", "roles griffier register acts paper"),
        ("roles griffier acts register paper", "roles griffier acts acts"),
        ("roles griffier acts register paper", "roles griffier mayor"),
        ("roles griffier acts register paper", "roles projectleider acts"),
        ("official griffier functie van griffier", "official griffier"),
        ("sign open 2", "sign open 02"), ("sign open 2", "sign opens 2"), ("number 1", "number 01"),
        ("previous none", "previous nothing"), ("municipality assen", "municipality Assen"),
    ])
    func `another spelling is refused`(_ right: String, _ wrong: String) throws {
        let text = String(decoding: try sample.roster().text, as: UTF8.self)
        #expect(text.contains(right + "\n"))
        #expect(code { try Roster(text: Array(text.replacing(right + "\n", with: wrong + "\n").utf8)) } == .form)
    }

    @Test func `a roster that cannot be is refused`() throws {
        let three = try ["griffier", "projectleider", "registrator"].map { try sample.official($0) }
        #expect(code { try sample.roster(Array(three.prefix(2))) } == .range)
        #expect(code { try sample.roster(number: 0) } == .range)
        #expect(code { try sample.roster(number: 2) } == .contradiction)
        #expect(code { try sample.roster(previous: Digest(of: [])) } == .contradiction)
        #expect(code { try sample.roster(three + [three[0]]) } == .duplicate)
        #expect(code { try sample.roster(instance: "elders.example.nl") } == .contradiction)
        #expect(code { try sample.official("griffier", []) } == .contradiction)
        #expect(
            code { try sample.official("griffier", key: try sample.key("registrator").verifierKey) } == .contradiction
        )
        let text = String(decoding: try sample.roster().text, as: UTF8.self)
        #expect(code { try Roster(text: Array(text.replacing("sign open 2", with: "sign open 0").utf8)) } == .range)

        var names = (0..<Roster.most).map { "official-\($0)" }
        #expect(try SampleRoster(names).keys.count == Roster.most)
        names.append("one-more")
        let many = try SampleRoster(names)
        #expect(code { try many.roster(try names.map { try many.official($0) }) } == .range)
    }

    @Test func `one key for two officials is refused`() throws {
        let seed = [UInt8](repeating: 9, count: 32)
        let officials = try ["a", "b", "c"].map { name in
            let key = try seed.withUnsafeBytes {
                try SigningKey(name: try KeyName(host: SampleRoster.host, purpose: .official(name: name)), seed: $0)
            }
            return try sample.official(name, key: key.verifierKey)
        }
        #expect(code { try sample.roster(officials) } == .duplicate)
    }

    @Test func `numbers that nobody can reach are refused`() throws {
        let officials = [
            try sample.official("griffier", [.acts]), try sample.official("projectleider", [.paper]),
            try sample.official("registrator", [.register]),
        ]
        // The usual policy asks two for the grave acts.
        #expect(code { try sample.roster(officials) } == .contradiction)
        let alone = SigningPolicy(acts: [:], withdrawal: 1, lateRegistration: 2)
        #expect(try sample.roster(officials, policy: alone, renewal: 1).renewal == 1)
        #expect(code { try sample.roster(officials, policy: alone, renewal: 2) } == .contradiction)
        let two = SigningPolicy(acts: [:], withdrawal: 2, lateRegistration: 2)
        #expect(code { try sample.roster(officials, policy: two, renewal: 1) } == .contradiction)
    }

    @Test func `who signs a statement must have the role for it`() throws {
        let officials = [
            try sample.official("griffier", [.acts]), try sample.official("projectleider", [.paper]),
            try sample.official("registrator", [.register]),
        ]
        let policy = SigningPolicy(acts: [:], withdrawal: 1, lateRegistration: 2)
        let roster = try sample.roster(officials, policy: policy, renewal: 1)
        let key = try SampleStatement.key(3)
        let uuid = try #require(ElectionID("F85Pe26swn4Yg2"))
        let (heading, times) = (try SampleStatement.heading(), try SampleStatement.times())
        func block(_ reason: Block.Reason) -> Statement {
            .block(Block(heading: heading, election: uuid, credential: key, reason: reason, times: times))
        }
        let activation = Statement.activation(
            Activation(heading: heading, election: uuid, credential: key, ground: .replaces(key), times: times)
        )
        for (statement, names) in [
            (try SampleStatement.act(.resume), ["griffier"]), (block(.withdrawn), ["registrator"]),
            (block(.replaced), ["registrator"]), (block(.toPaper), ["projectleider", "registrator"]),
            (activation, ["projectleider", "registrator"]),
        ] {
            let signers = try ["griffier", "projectleider", "registrator"].map { try sample.key($0) }
            let note = try SignedNote(text: statement.text, signedBy: signers)
            let found = roster.signers(of: statement, note.verdict(by: roster.keys))
            #expect(found.map(\.text).sorted() == names)
        }
    }

    private func code(_ body: () throws -> some Any) -> RecordError.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? RecordError)?.code
        }
    }
}
