//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

/// Made-up counts for the sample round.
enum SampleOutcome {
    static func result(of definition: RoundDefinition, tooFew: Bool = false) throws -> RoundResult {
        try RoundResult(
            round: definition.id,
            definition: definition.digest,
            counted: [tooFew ? emptyHanded(definition) : binding(definition), advisory(definition)]
        )
    }

    /// Four strata of letters and three of paper (weights 3/2, 1 and 1/2); *rest/winkels* is too small to stand alone.
    private static func advisory(_ definition: RoundDefinition) throws -> CountedSheet {
        let sheet = try #require(definition.sheet("advies"))
        return try counted(
            sheet,
            definition,
            uuid: "F85Pe26swn4Yg2",
            electorate: 36_412,
            ballots: [1204, 312, 9418, 4, 40, 212, 3],
            share: [[0.42, 0.3, 0.18, 0.06], [0.5, 0.45, 0.2, 0.35]]
        )
    }

    private static func binding(_ definition: RoundDefinition) throws -> CountedSheet {
        let sheet = try #require(definition.sheet("besluit"))
        return try counted(
            sheet,
            definition,
            uuid: "Y5Fxy4FSNLBDv4",
            electorate: 35_102,
            ballots: [1190, 9402, 248],
            share: [[0.561, 0.38], [0.31, 0.29, 0.27]]
        )
    }

    private static func emptyHanded(_ definition: RoundDefinition) throws -> CountedSheet {
        let sheet = try #require(definition.sheet("besluit"))
        return try counted(sheet, definition, uuid: "Y5Fxy4FSNLBDv4", electorate: 41, ballots: [3, 4, 0], share: [])
    }

    private static func counted(
        _ sheet: Sheet,
        _ definition: RoundDefinition,
        uuid: String,
        electorate: Int,
        ballots: [Int],
        share: [[Double]]
    ) throws -> CountedSheet {
        let strata = try #require(SheetStrata(sheet.strata))
        let splits = sheet.isWeighted || sheet.breakdown
        let plan = try CellPlan(strata: strata.ballots(ballots), minimum: 10, splits: splits)
        let sums = plan.cells.map { cell in
            zip(sheet.questions, share).map { question, share in
                // Other places, other opinions.
                let tilt = cell.weight > .one ? 1.3 : 1
                var votes = share.enumerated().map { Int(Double(cell.ballots) * $1 * ($0 == 0 ? tilt : 1 / tilt)) }
                var blank = cell.ballots / 40
                if question.max == 1 {
                    blank = cell.ballots - votes.reduce(0, +)
                } else {
                    // Everyone who is not blank chose one or two.
                    votes[0] += max(0, cell.ballots - blank - votes.reduce(0, +))
                }
                return QuestionSum(blank: blank, votes: votes)
            }
        }
        return try CountedSheet(
            sheet: sheet.id,
            election: try #require(ElectionID(uuid)),
            electorateKind: definition.electorateKind,
            electorate: electorate,
            minimum: 10,
            splits: splits,
            strata: strata,
            ballots: ballots,
            questions: try sheet.questions.map { try CountedQuestion($0) },
            sums: plan.opening == .cells ? sums : []
        )
    }
}
