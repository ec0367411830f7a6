//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

struct SheetOutcomeTests {
    @Test func `shows the weighted outcome beside the unweighted one`() throws {
        let outcome = try SheetOutcome(SampleResult.advisory())
        #expect(outcome.ballots == 69)
        #expect(outcome.online == 69)
        #expect(outcome.paper == 0)
        #expect(outcome.cells.map(\.ballots) == [19, 50, 0, 0, 0])
        let first = outcome.questions[0]
        #expect(first.total == QuestionSum(blank: 2, votes: [30, 37]))
        #expect(first.weighted?.map(\.description) == ["640/19", "752/19"])
        #expect(first.weightedBlank == Fraction(52, 19))
        #expect(first.judgement == nil)
        let second = outcome.questions[1]
        #expect(second.total == QuestionSum(blank: nil, votes: [24, 10, 50]))
        #expect(second.weightedBlank == nil)
    }

    @Test func `a sheet without weights has no weighted outcome`() throws {
        let outcome = try SheetOutcome(
            SampleResult.advisory(
                ballots: [4, 3, 50, 12, 0, 0],
                sums: [[QuestionSum(blank: 9, votes: [30, 30]), QuestionSum(blank: nil, votes: [69, 0, 0])]],
                weights: [1, 1, 1, 1, 1],
                splits: false
            )
        )
        #expect(outcome.questions[0].weighted == nil)
        #expect(outcome.questions[0].weightedBlank == nil)
        #expect(outcome.cells.count == 1)
    }

    @Test func `judges a binding question`() throws {
        let judgement = try #require(try SheetOutcome(SampleResult.binding()).questions[0].judgement)
        #expect(judgement.verdict == .adopted)
        #expect(
            judgement.steps.map(\.description) == [
                "100 of 200 is at least 3/10", "50 of 90 is more than 1/2",
            ]
        )
        #expect(judgement.text(options: SampleResult.binding) == "adopted")
        #expect(judgement.rule.description == "more than 1/2 of the choices; turnout at least 3/10")
    }

    @Test func `too few ballots are not counted`() throws {
        let sheet = try SampleResult.binding(ballots: [5, 4], sums: [])
        let outcome = try SheetOutcome(sheet)
        #expect(outcome.opening == .tooFew)
        #expect(outcome.questions[0].total == nil)
        #expect(outcome.questions[0].judgement?.verdict == .quorumNotMet)
        let free = try SheetOutcome(SampleResult.binding(ballots: [5, 4], sums: [], rule: DecisionRuleTests.rule()))
        #expect(free.questions[0].judgement?.verdict == .tooFewBallots)
        let weighted = try SheetOutcome(SampleResult.advisory(ballots: [4, 0, 0, 0, 0, 0, 0], sums: []))
        #expect(weighted.questions.map(\.weighted) == [nil, nil])
    }

    @Test func `without ballots every number is zero`() throws {
        let outcome = try SheetOutcome(SampleResult.advisory(ballots: [0, 0, 0, 0, 0, 0, 0], sums: []))
        #expect(outcome.opening == .empty)
        #expect(outcome.questions[0].total == QuestionSum(blank: 0, votes: [0, 0]))
        #expect(outcome.questions[0].weighted == [.zero, .zero])
        let binding = try SheetOutcome(SampleResult.binding(ballots: [0, 0], sums: [], rule: DecisionRuleTests.rule()))
        #expect(binding.questions[0].judgement?.verdict == .rejected(.noVotes))
    }

    @Test func `options that are not named for and against are judged as several`() throws {
        let question = try CountedQuestion(
            id: "plan",
            options: ["a", "b"],
            min: 1,
            max: 1,
            blank: true,
            rule: DecisionRuleTests.rule()
        )
        let base = try SampleResult.binding()
        let sheet = try CountedSheet(
            sheet: base.sheet,
            election: base.election,
            electorateKind: base.electorateKind,
            electorate: base.electorate,
            minimum: base.minimum,
            splits: base.splits,
            strata: base.strata,
            ballots: base.ballots,
            questions: [question],
            sums: base.sums
        )
        let judgement = try SheetOutcome(sheet).questions[0].judgement
        #expect(judgement?.verdict == .winner(0))
        #expect(judgement?.text(options: question.options) == "winner: a")
    }

    @Test func `refuses sums that so many ballots cannot have`() throws {
        for sum in [
            QuestionSum(blank: 10, votes: [50, 41]), QuestionSum(blank: 10, votes: [50, 39]),
            QuestionSum(blank: -1, votes: [50, 51]), QuestionSum(blank: 101, votes: [0, -1]),
            QuestionSum(blank: 0, votes: [101, -1]), QuestionSum(blank: nil, votes: [60, 40]),
            QuestionSum(blank: 10, votes: [90]), QuestionSum(blank: 10, votes: [50, 40, 0]),
            QuestionSum(blank: 0, votes: [.max, .max]), QuestionSum(blank: .min, votes: [0, 0]),
        ] {
            let error = #expect(throws: RecordError.self, "\(sum)") { try SampleResult.binding(sums: [[sum]]) }
            #expect(error?.code == .contradiction)
        }
    }

    @Test func `refuses sums that are not those of the cells`() throws {
        let sum = [QuestionSum(blank: 10, votes: [50, 40])]
        for sums in [[], [sum, sum], [sum + sum], [[]]] {
            let error = #expect(throws: RecordError.self, "\(sums)") { try SampleResult.binding(sums: sums) }
            #expect(error?.code == .contradiction)
        }
        #expect(throws: RecordError.self) { try SampleResult.binding(ballots: [9, 0], sums: [sum]) }
        #expect(throws: RecordError.self) { try SampleResult.binding(ballots: [0, 0], sums: [sum]) }
    }

    @Test func `refuses a weighted binding question`() throws {
        let error = #expect(throws: RecordError.self) { try SampleResult.advisory(rule: DecisionRuleTests.rule()) }
        #expect(error?.code == .contradiction)
    }

    @Test func `refuses weights on a sheet that is not split`() throws {
        let error = #expect(throws: RecordError.self) { try SampleResult.advisory(splits: false) }
        #expect(error?.code == .contradiction)
    }

    @Test func `refuses counts that no sheet has`() throws {
        for ballots in [[4, 3, 50, 12, 0, 0], [-1, 3, 50, 12, 0, 0, 0], [.max, 3, 50, 12, 0, 0, 0]] {
            let error = #expect(throws: RecordError.self) { try SampleResult.advisory(ballots: ballots) }
            #expect(error?.code == .range)
        }
        for electorate in [-1, Roll.limit + 1] {
            let error = #expect(throws: RecordError.self) { try SampleResult.advisory(electorate: electorate) }
            #expect(error?.code == .range)
        }
    }

    @Test func `refuses a question that cannot be asked`() throws {
        for (min, max, options) in [(2, 1, ["a", "b"]), (0, 3, ["a", "b"]), (-1, 1, ["a"]), (0, 0, [])]
            as [(Int, Int, [OptionID])]
        {
            let error = #expect(throws: RecordError.self) {
                try CountedQuestion(id: "q", options: options, min: min, max: max, blank: true)
            }
            #expect(error?.code == .range)
        }
        let twice = #expect(throws: RecordError.self) {
            try CountedQuestion(id: "q", options: ["a", "a"], min: 1, max: 1, blank: true)
        }
        #expect(twice?.code == .duplicate)
        for (min, max, blank) in [(0, 1, true), (1, 2, true), (1, 1, false)] {
            let error = #expect(throws: RecordError.self) {
                try CountedQuestion(
                    id: "q",
                    options: ["a", "b"],
                    min: min,
                    max: max,
                    blank: blank,
                    rule: DecisionRuleTests.rule()
                )
            }
            #expect(error?.code == .contradiction)
        }
    }
}
