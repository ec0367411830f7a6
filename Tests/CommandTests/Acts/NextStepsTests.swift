//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import Rounds
import Testing

@testable import stemronde

@Suite struct NextStepsTests {
    private let walk: PhaseWalk

    init() throws {
        walk = try PhaseWalk()
    }

    private func steps(
        _ state: RoundState,
        at now: Moment,
        policy: SigningPolicy? = .usual,
        _ change: (inout NextSteps) -> Void = { _ in }
    ) -> [NextStep] {
        var steps = NextSteps(
            record: RoundRecord(definition: walk.definition, state: state, openings: [:], policy: policy),
            now: now,
            retention: 10,
            command: { "stemronde \($0.joined(separator: " ")) --instance assen" }
        )
        change(&steps)
        return steps.steps
    }

    /// The words behind `stemronde`, with something for those that people fill in.
    private func words(_ command: String) throws -> [String] {
        let line = try #require(ShellLine(command.replacing("…", with: "x")))
        let values = [
            "MOMENT": "2027-10-26T20:00:00+02:00", "NUMBER": "12", "DATE": "2027-08-01",
            "HASH": String(repeating: "0", count: 64),
        ]
        return line.words.dropFirst().map { values[$0] ?? $0 }
    }

    @Test("every phase has a next step, and every hint is a command that is understood", arguments: Phase.allCases)
    func phases(_ phase: Phase) throws {
        let (state, now) = try walk.state(phase)
        let steps = steps(state, at: now)
        #expect(!steps.isEmpty)
        for command in steps.compactMap(\.command) {
            let words = try words(command)
            do {
                _ = try Stemronde.parseAsRoot(words)
            } catch {
                Issue.record("\(command): \(Stemronde.message(for: error))")
            }
        }
    }

    @Test("a hint is never an act that the phase refuses", arguments: Phase.allCases)
    func allowed(_ phase: Phase) throws {
        let (state, now) = try walk.state(phase)
        for command in steps(state, at: now).compactMap(\.command) {
            let words = try words(command)
            guard words.first == "round", words.count > 1 else { continue }
            let word = words[1] == "invalid" ? ActKind.declareInvalid.rawValue : words[1]
            guard let kind = ActKind(rawValue: word) else { continue }
            // A count goes on in the phase that its act ends.
            #expect(phase.after(kind) != nil, "\(phase): \(command)")
        }
    }

    @Test("without a roster the first step is to put one in place")
    func noRoster() throws {
        let (state, now) = try walk.state(.draft)
        #expect(
            steps(state, at: now, policy: nil).map(\.command) == [
                "stemronde official roster begin ROSTER --instance assen"
            ]
        )
    }

    @Test("two sign where the policy asks two: the hint writes it down for the second")
    func signatures() throws {
        let (state, now) = try walk.state(.ready)
        #expect(steps(state, at: now).last?.command?.contains("--out FILE") == true)
        let alone = SigningPolicy(acts: [:])
        #expect(steps(state, at: now, policy: alone).last?.command?.contains("--out") == false)
    }

    @Test("a closed round is counted, then answered by trustees, then stated")
    func counting() throws {
        var (state, now) = try walk.state(.closed)
        #expect(steps(state, at: now).map(\.person) == [.official])
        state.apply(walk.count)
        #expect(steps(state, at: now).map(\.person) == [.official, .trustee, .official])
        #expect(steps(state, at: now) { $0.answers = 1 }.last?.text.hasPrefix("answers in: 1;") == true)
        #expect(
            steps(state, at: now) { $0.hasResult = true }.map(\.command) == [
                "stemronde round tally parkeren-molenstraat --key NAME.key --instance assen"
            ]
        )
    }

    @Test("paper is asked for until its time, counted in until the next, and then entered before the round is closed")
    func paper() throws {
        let schedule = try #require(walk.definition.schedule.paper)
        func words(_ phase: Phase, _ now: Moment) throws -> [String] {
            let found = try steps(walk.state(phase).state, at: now)
            return found.compactMap(\.command).map {
                $0.split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
            }
        }
        #expect(try words(.open, walk.during).contains("paper request"))
        #expect(try !words(.open, schedule.requestsUntil).contains("paper request"))
        #expect(try words(.closing, walk.after) == ["round export", "paper receive"])
        // Here nobody has asked for paper.
        #expect(try words(.closing, schedule.envelopesUntil) == ["round close"])
    }

    @Test("before it opens a round says when it will")
    func waiting() throws {
        let (state, _) = try walk.state(.open)
        let early = try #require(Moment(unixSeconds: walk.definition.schedule.opens.unixSeconds - 1))
        #expect(steps(state, at: early)[0].text == "wait: ballots are taken from \(walk.definition.schedule.opens)")
        #expect(steps(state, at: try walk.during)[0].text.hasPrefix("wait: ballots are taken until"))
    }
}
