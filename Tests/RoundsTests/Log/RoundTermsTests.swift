//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

struct RoundTermsTests {
    @Test func `come from a definition`() throws {
        let definition = try SampleRound.definition()
        let terms = try #require(RoundTerms(definition, instance: SampleStatement.heading().instance))
        #expect(terms.heading.round == definition.id)
        #expect(terms.heading.definition == definition.digest)
        #expect(terms.sheets.map(\.id) == definition.sheets.map(\.id))
        #expect(terms.sheets.map(\.lateShare) == [definition.terms.lateShare, definition.terms.lateShare])
        #expect(terms.municipality == definition.municipality)
        let first = try #require(terms.sheets.first?.strata)
        #expect(
            (0..<first.count).map { first.name($0).description } == [
                "noord/inwoners", "noord/winkels", "zuid/inwoners", "paper:3/2", "paper:1/2", "paper:1",
            ]
        )
        #expect(first.paperWeights == definition.sheets.first?.distinctWeights)
    }

    @Test func `a sheet of a definition is counted in its strata`() throws {
        let definition = try SampleRound.definition()
        let sheet = try #require(definition.sheets.first)
        let counted = try CountedSheet(
            sheet,
            of: definition,
            election: SampleStatement.uuids()[0].value,
            electorate: 100,
            ballots: [20, 20, 20, 0, 0, 0],
            sums: [20, 20, 20, 0, 0, 0].map { count in
                [QuestionSum(blank: 0, votes: [count, 0, 0])]
            }
        )
        #expect(counted.splits)
        #expect(counted.minimum == definition.terms.minimumBallots)
        #expect(counted.electorateKind == definition.electorateKind)
        #expect(counted.questions.map(\.id) == sheet.questions.map(\.id))
        let outcome = try SheetOutcome(counted)
        #expect(outcome.questions.first?.weighted?.first == Fraction(whole: 60))
        let binding = try #require(definition.sheets.last)
        #expect(!binding.isSplit)
        #expect(try CountedQuestion(#require(binding.questions.first)).rule != nil)
    }
}
