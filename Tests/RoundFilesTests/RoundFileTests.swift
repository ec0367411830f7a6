//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundFiles
import Rounds
import Testing

@Suite struct RoundFileTests {
    @Test func aFileBecomesADefinitionWithEveryDefault() throws {
        let definition = try SampleFile.definition(SampleFile.text)
        #expect(definition.id == "proef")
        #expect(definition.summary == BilingualText(nl: "Een ronde.", en: "A round."))
        #expect(definition.terms == VotingTerms(votesPerAddress: .one))
        #expect(definition.limits == .usual)
        #expect(definition.sheets.map(\.degree) == [.advise, .codecide])
        #expect(definition.sheets[0].electorate.zones == ["noord", "zuid"])
        #expect(definition.sheets[0].weights.map(\.weight.description) == ["3/2", "1"])
        #expect(definition.sheets[1].weights.map(\.weight) == [.one, .one])
        let question = definition.sheets[0].questions[0]
        #expect([question.min, question.max] == [1, 2])
        #expect(question.blank)
        #expect(question.options.map(\.text.en) == ["Trees", nil, nil])
        let rule = try #require(definition.sheets[1].questions[0].binding?.rule)
        #expect([rule.threshold, rule.turnoutQuorum, rule.supportQuorum].map(\.description) == ["1/2", "3/10", "0"])
    }

    @Test func limitsComeFromTheOrdinance() throws {
        let limits = Limits(advisory: 1, binding: 1, ordinance: "Verordening 2027")
        let definition = try RoundFile.definition(yaml: Array(SampleFile.text.utf8), limits: limits)
        #expect(definition.limits == limits)
        #expect(throws: RoundFileError.self) {
            try RoundFile.definition(yaml: Array(SampleFile.text.utf8), limits: Limits(advisory: 0, binding: 1))
        }
    }

    @Test func scalarsKeepTheirText() throws {
        let text = try SampleFile.text("{id: gras, nl: Gras}", "{id: 2028, nl: 0.10, en: true}")
        let option = try SampleFile.definition(text).sheets[0].questions[0].options[1]
        #expect(option == QuestionOption(id: "2028", text: BilingualText(nl: "0.10", en: "true")))
        let folded = try SampleFile.text(
            "description: Uw advies.",
            "description: >\n        Uw\n        advies.\n\n        Ja.\n"
        )
        #expect(try SampleFile.definition(folded).sheets[0].description.nl == "Uw advies.\nJa.")
        let literal = try SampleFile.text("description: Uw advies.", "description: |+\n        Uw\n        advies.\n\n")
        #expect(try SampleFile.definition(literal).sheets[0].description.nl == "Uw\nadvies.")
    }

    @Test func aMinimumOfNoneTakesThePlaceOfBlank() throws {
        let question = try SampleFile.definition(SampleFile.text("max: 2", "max: 2\n        min: 0")).sheets[0]
            .questions[0]
        #expect(!question.blank)
    }

    @Test func weightsByZoneAndByStratumMeet() throws {
        let both = try SampleFile.text("weights: {noord: 3/2}", "weights: {zuid/inwoners: 0.5, noord: 2}")
        #expect(try SampleFile.definition(both).sheets[0].weights.map(\.weight.description) == ["2", "1/2"])
        let twice = try SampleFile.text("weights: {noord: 3/2}", "weights: {noord: 3/2, noord/inwoners: 2}")
        #expect(SampleFile.problems(twice).map(\.problem.code) == [.repeatedID])
    }

    @Test func aDiagnosticNamesFileLineColumnCodeAndCure() throws {
        let text = try SampleFile.text("degree: advise", "degree: advise\n    zones: [noord, oost]")
        let found = try #require(SampleFile.problems(text).first)
        #expect(found.text(file: "a.yaml") == #"a.yaml:32:20: R13 sheets[0].zones[1]: no zone is called "oost""#)
        #expect(found.hint == "define it, or correct its spelling")
    }

    @Test func allProblemsOfTheFormComeTogetherInTheOrderOfTheFile() throws {
        let text = SampleFile.text.replacing("title: Bindend", with: "titel: Bindend").replacing(
            "max: 2",
            with: "max: two"
        )
        .replacing("id: proef", with: "id: Proef").replacing("{nl: Een ronde., en: A round.}", with: "[a]")
        #expect(
            SampleFile.problems(text).map { "\($0.line):\($0.column) \($0.problem.code.rawValue)" }
                == ["1:5 R08", "4:10 R07", "42:14 R08", "43:5 R06", "44:5 R04"]
        )
    }

    @Test func allProblemsOfTheContentComeTogetherInTheOrderOfTheFile() throws {
        let text = SampleFile.text.replacing("by: 2028-06-30", with: "by: 2028-03-01").replacing(
            "max: 2",
            with: "max: 9"
        )
        .replacing("closes: 2028-03-27T21:00:00+02:00", with: "closes: 2028-03-27T21:00:00+01:00")
        #expect(SampleFile.problems(text).map(\.problem.code) == [.feedbackDate, .offset, .choices])
    }
}
