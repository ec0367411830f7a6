//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFiles
import Rounds
import Testing

@Suite struct FeedbackFileTests {
    static let text = """
        round: proef
        date: 2028-05-12
        questions:
          - id: plein
            done: {nl: Het plein wordt autovrij., en: No more cars.}
          - id: groen
            done: Er komen bomen.
            reason: |
              Voor water is geen plaats.
              Dat zei het advies van 3 mei.
        promises:
          - id: use-shown
            kept: true
            explanation: Het staat hierboven.
          - {id: outcome-carried-out, kept: false, explanation: {nl: Nog niet., en: Not yet.}}

        """

    static func problems(_ text: String) throws -> [String] {
        let definition = try SampleFile.definition(SampleFile.text)
        do throws(RoundFileError) {
            _ = try FeedbackFile.feedback(yaml: Array(text.utf8), on: definition)
            return []
        } catch {
            return error.diagnostics.map { "\($0.line):\($0.column) \($0.problem.code.rawValue)" }
        }
    }

    @Test func aFileIsReadAndPutIntoTheRoundsOrder() throws {
        let definition = try SampleFile.definition(SampleFile.text)
        let feedback = try FeedbackFile.feedback(yaml: Array(Self.text.utf8), on: definition)
        #expect(feedback.answers.map(\.question) == ["groen", "plein"])
        #expect(feedback.answers[0].reason?.nl == "Voor water is geen plaats.\nDat zei het advies van 3 mei.")
        #expect(feedback.answers[1].done.en == "No more cars.")
        #expect(feedback.reports.map(\.promise) == [.outcomeCarriedOut, .useShown])
        #expect(feedback.reports.map(\.isKept) == [false, true])
        #expect(feedback.definition == definition.digest)
        #expect(try Feedback(json: feedback.json) == feedback)
    }

    @Test(
        arguments: [
            ("round: proef", "round: ander", "1:8 R80"),
            ("date: 2028-05-12", "date: 12 mei", "2:7 R08"),
            ("date: 2028-05-12", "date: 2028-03-01", "2:7 R83"),
            ("date: 2028-05-12\n", "", "1:1 R06"),
            ("round: proef", "round: proef\nauteur: x", "2:1 R04"),
            ("round: proef", "round: proef\nround: proef", "1:1 R05"),
            ("- id: plein", "- id: pleinen", "4:5 R13"),
            ("- id: plein", "- id: groen", "6:5 R12"),
            ("done: Er komen bomen.", "done: ''", "7:11 R10"),
            ("done: Er komen bomen.", "done: [Er]", "7:11 R07"),
            ("kept: true", "kept: ja", "13:11 R08"),
            ("id: use-shown", "id: frame-fixed", "12:5 R82"),
            ("id: use-shown", "id: belofte", "12:9 R08"),
            ("done: Er komen bomen.", "done: !x Er", "7:11 R03"),
        ]
    )
    func oneFaultIsRefusedAtItsPlace(_ old: String, _ new: String, _ expected: String) throws {
        try #require(Self.text.contains(old))
        let found = try Self.problems(Self.text.replacing(old, with: new, maxReplacements: 1))
        #expect(found.contains(expected), "\(found)")
    }

    @Test func everyQuestionThatIsLeftOutIsNamed() throws {
        #expect(try Self.problems("round: proef\ndate: 2028-05-12\n") == ["1:1 R11", "1:1 R81", "1:1 R81"])
        #expect(try Self.problems("") == ["1:1 R01"])
    }
}
