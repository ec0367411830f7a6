//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

/// A made-up result: a weighted sheet of five strata, and a binding one.
enum SampleResult {
    static let yesNo: [OptionID] = ["ja", "nee"]
    static let binding: [OptionID] = ["for", "against"]

    static func advisory(
        ballots: [Int] = [4, 3, 50, 12, 0, 0, 0],
        sums: [[QuestionSum]]? = nil,
        weights: [Int] = [2, 2, 1, 1, 1],
        splits: Bool = true,
        electorate: Int = 1200,
        rule: DecisionRule? = nil
    ) throws -> CountedSheet {
        let names: [ZoneID] = ["centrum", "haven", "noord", "oost", "zuid"]
        let letters = zip(names, weights).map {
            (id: StratumID(zone: $0, group: "bewoners"), weight: Fraction(whole: $1))
        }
        return try CountedSheet(
            sheet: "advies",
            election: #require(ElectionID("F85Pe26swn4Yg2")),
            electorateKind: .households,
            electorate: electorate,
            minimum: 10,
            splits: splits,
            strata: #require(SheetStrata(letters: letters)),
            ballots: ballots,
            questions: [
                CountedQuestion(id: "tempo", options: yesNo, min: 1, max: 1, blank: true, rule: rule),
                CountedQuestion(id: "plekken", options: ["a", "b", "c"], min: 0, max: 2, blank: false),
            ],
            sums: sums ?? [
                [QuestionSum(blank: 2, votes: [10, 7]), QuestionSum(blank: nil, votes: [19, 10, 0])],
                [QuestionSum(blank: 0, votes: [20, 30]), QuestionSum(blank: nil, votes: [5, 0, 50])],
                [QuestionSum(blank: 0, votes: [0, 0]), QuestionSum(blank: nil, votes: [0, 0, 0])],
                [QuestionSum(blank: 0, votes: [0, 0]), QuestionSum(blank: nil, votes: [0, 0, 0])],
                [QuestionSum(blank: 0, votes: [0, 0]), QuestionSum(blank: nil, votes: [0, 0, 0])],
            ]
        )
    }

    static func binding(
        ballots: [Int] = [90, 10],
        sums: [[QuestionSum]] = [[QuestionSum(blank: 10, votes: [50, 40])]],
        rule: DecisionRule? = nil
    ) throws -> CountedSheet {
        let letters = [(id: StratumID(zone: "stad", group: "bewoners"), weight: Fraction.one)]
        return try CountedSheet(
            sheet: "bindend",
            election: #require(ElectionID("Y5Fxy4FSNLBDv4")),
            electorateKind: .people,
            electorate: 200,
            minimum: 10,
            splits: false,
            strata: #require(SheetStrata(letters: letters)),
            ballots: ballots,
            questions: [
                CountedQuestion(
                    id: "plan",
                    options: binding,
                    min: 1,
                    max: 1,
                    blank: true,
                    rule: rule ?? DecisionRuleTests.rule(turnout: "30%")
                )
            ],
            sums: sums
        )
    }

    static func round() throws -> RoundResult {
        try RoundResult(
            round: "halfweg-2028",
            definition: Digest(of: []),
            counted: [advisory(), binding()]
        )
    }
}
