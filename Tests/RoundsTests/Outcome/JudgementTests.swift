//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import TestSupport
import Testing

struct JudgementTests {
    typealias Verdict = Judgement.Verdict

    static func judge(
        _ rule: DecisionRule,
        _ votes: [Int],
        blank: Int = 0,
        electorate: Int,
        _ options: DecisionRule.Options = .forAndAgainst(for: 0, against: 1)
    ) throws -> Judgement {
        rule.judge(
            try #require(DecisionRule.Count(votes: votes, blank: blank)),
            electorate: electorate,
            options: options
        )
    }

    @Test func `takes no impossible count`() {
        #expect(DecisionRule.Count(votes: [], blank: 3) == nil)
        #expect(DecisionRule.Count(votes: [-1, 3], blank: 0) == nil)
        #expect(DecisionRule.Count(votes: [1, 3], blank: -1) == nil)
        #expect(DecisionRule.Count(votes: [.max, 1], blank: 0) == nil)
        #expect(DecisionRule.Count(votes: [1, 3], blank: 2)?.ballots == 6)
    }

    @Test(arguments: [
        (DecisionRule.Comparison.moreThan, 51, Verdict.adopted), (.moreThan, 50, .rejected(.threshold)),
        (.moreThan, 49, .rejected(.threshold)), (.atLeast, 51, .adopted), (.atLeast, 50, .rejected(.tie)),
        (.atLeast, 49, .rejected(.threshold)),
    ])
    func `a half of the choices`(comparison: DecisionRule.Comparison, inFavour: Int, verdict: Verdict) throws {
        let rule = try DecisionRuleTests.rule(.choices, comparison, "1/2")
        #expect(try Self.judge(rule, [inFavour, 100 - inFavour], blank: 7, electorate: 500).verdict == verdict)
    }

    @Test func `two thirds have no decimal text and are met exactly`() throws {
        let rule = try DecisionRuleTests.rule(.choices, .atLeast, "2/3")
        #expect(try Self.judge(rule, [66_666, 33_333], electorate: 100_000).verdict == .adopted)
        #expect(try Self.judge(rule, [66_666, 33_334], electorate: 100_000).verdict == .rejected(.threshold))
        let more = try DecisionRuleTests.rule(.choices, .moreThan, "2/3")
        #expect(try Self.judge(more, [66_666, 33_333], electorate: 100_000).verdict == .rejected(.threshold))
    }

    @Test func `the basis decides what blank ballots and absent voters do`() throws {
        let votes = [45, 35]
        for (basis, denominator, verdict) in [
            (DecisionRule.Basis.choices, 80, Verdict.adopted), (.ballots, 100, .rejected(.threshold)),
            (.electorate, 90, .rejected(.threshold)),
        ] {
            let judgement = try Self.judge(DecisionRuleTests.rule(basis), votes, blank: 20, electorate: 90)
            #expect(judgement.verdict == verdict)
            #expect(judgement.steps.map(\.numerator) == [45])
            #expect(judgement.steps.map(\.denominator) == [denominator])
        }
    }

    @Test func `all of the basis can be asked for`() throws {
        let rule = try DecisionRuleTests.rule(.choices, .atLeast, "1")
        #expect(try Self.judge(rule, [10, 0], blank: 3, electorate: 20).verdict == .adopted)
        #expect(try Self.judge(rule, [10, 1], blank: 3, electorate: 20).verdict == .rejected(.threshold))
    }

    @Test func `the turnout quorum comes first and ends it`() throws {
        let rule = try DecisionRuleTests.rule(turnout: "30%")
        let missed = try Self.judge(rule, [299, 0], electorate: 1000)
        #expect(missed.verdict == .quorumNotMet)
        #expect(missed.steps.map(\.part) == [.turnoutQuorum])
        #expect(try Self.judge(rule, [0, 0], electorate: 1000).verdict == .quorumNotMet)
        let met = try Self.judge(rule, [151, 149], electorate: 1000)
        #expect(met.verdict == .adopted)
        #expect(met.steps.map(\.part) == [.turnoutQuorum, .threshold])
        #expect(try Self.judge(rule, [1, 0], blank: 299, electorate: 1000).verdict == .adopted)
    }

    @Test func `a basis of nobody is rejected, or none`() throws {
        let choices = try DecisionRuleTests.rule()
        #expect(try Self.judge(choices, [0, 0], blank: 9, electorate: 20).verdict == .rejected(.noVotes))
        #expect(try Self.judge(choices, [0, 0], blank: 9, electorate: 20, .several).verdict == .none(.noVotes))
        #expect(try Self.judge(DecisionRuleTests.rule(.ballots), [0, 0], electorate: 9).verdict == .rejected(.noVotes))
        let all = try DecisionRuleTests.rule(.electorate)
        #expect(try Self.judge(all, [0, 0], electorate: 0).verdict == .rejected(.noVotes))
        #expect(try Self.judge(all, [0, 0], electorate: 9).verdict == .rejected(.threshold))
        let quorum = try DecisionRuleTests.rule(turnout: "1/2")
        #expect(try Self.judge(quorum, [0, 0], electorate: 0).verdict == .rejected(.noVotes))
    }

    @Test func `the support quorum counts votes for the winner among the electorate`() throws {
        let rule = try DecisionRuleTests.rule(support: "30%")
        #expect(try Self.judge(rule, [300, 10], electorate: 1000).verdict == .adopted)
        #expect(try Self.judge(rule, [299, 10], electorate: 1000).verdict == .rejected(.supportQuorum))
        #expect(try Self.judge(rule, [310, 310], electorate: 1000).verdict == .rejected(.threshold))
        let both = try Self.judge(rule, [10, 310], electorate: 1000)
        #expect(both.verdict == .rejected(.thresholdAndSupportQuorum))
        #expect(both.steps.map(\.part) == [.threshold, .supportQuorum])
        #expect(try Self.judge(rule, [299, 3, 4], electorate: 1000, .several).verdict == .none(.supportQuorum))
        #expect(try Self.judge(rule, [300, 3, 4], electorate: 1000, .several).verdict == .winner(0))
    }

    @Test func `of several options the one that is alone ahead wins`() throws {
        let rule = try DecisionRuleTests.rule(.choices, .atLeast, "2/5")
        #expect(try Self.judge(rule, [20, 50, 30], electorate: 100, .several).verdict == .winner(1))
        #expect(try Self.judge(rule, [42, 16, 42], electorate: 100, .several).verdict == .none(.tie))
        #expect(try Self.judge(rule, [39, 30, 31], electorate: 100, .several).verdict == .none(.threshold))
        #expect(try Self.judge(rule, [40, 30, 30], electorate: 100, .several).verdict == .winner(0))
        #expect(try Self.judge(rule, [0, 1], electorate: 100, .several).verdict == .winner(1))
    }

    @Test func `for and against may stand in any order`() throws {
        let rule = try DecisionRuleTests.rule()
        #expect(
            try Self.judge(rule, [9, 3], electorate: 20, .forAndAgainst(for: 1, against: 0)).verdict
                == .rejected(.threshold)
        )
        #expect(try Self.judge(rule, [3, 9], electorate: 20, .forAndAgainst(for: 1, against: 0)).verdict == .adopted)
    }

    @Test func `too few ballots are judged on the quorum only`() throws {
        let rule = try DecisionRuleTests.rule(turnout: "30%")
        #expect(rule.judgeUncounted(ballots: 3, electorate: 11).verdict == .quorumNotMet)
        let met = rule.judgeUncounted(ballots: 3, electorate: 10)
        #expect(met.verdict == .tooFewBallots)
        #expect(met.steps.map(\.isMet) == [true])
        #expect(try DecisionRuleTests.rule().judgeUncounted(ballots: 1, electorate: 10).verdict == .tooFewBallots)
    }

    @Test func `the largest numbers neither trap nor round`() throws {
        let rule = try DecisionRule(
            basis: .electorate,
            threshold: #require(Fraction(.max - 1, .max)),
            comparison: .moreThan
        )
        #expect(try Self.judge(rule, [.max, 0], electorate: .max).verdict == .adopted)
        #expect(try Self.judge(rule, [.max - 1, 0], electorate: .max).verdict == .rejected(.threshold))
    }

    @Test func `a vote more for never takes an adoption away`() throws {
        let seed: UInt64 = 21
        var generator = SeededGenerator(seed: seed)
        for round in 0..<5000 {
            let rule = try DecisionRule(
                basis: DecisionRule.Basis.allCases.randomElement(using: &generator) ?? .choices,
                threshold: #require(Fraction(Int.random(in: 1...9, using: &generator), 10)),
                comparison: Bool.random(using: &generator) ? .moreThan : .atLeast,
                turnoutQuorum: #require(Fraction(Int.random(in: 0...9, using: &generator), 10)),
                supportQuorum: #require(Fraction(Int.random(in: 0...9, using: &generator), 10))
            )
            let votes = [Int.random(in: 0...9, using: &generator), Int.random(in: 0...9, using: &generator)]
            let blank = Int.random(in: 0...9, using: &generator)
            let before = try Self.judge(rule, votes, blank: blank, electorate: 30).verdict
            let after = try Self.judge(rule, [votes[0] + 1, votes[1]], blank: blank, electorate: 30).verdict
            #expect(before != .adopted || after == .adopted, "seed \(seed), round \(round)")
        }
    }
}
