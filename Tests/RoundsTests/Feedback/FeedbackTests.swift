//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundFixtures
import Rounds
import Testing

@Suite struct FeedbackTests {
    private static func answers() throws -> [Feedback.Answer] {
        try SampleRound.definition().sheets.flatMap(\.questions).map { question in
            Feedback.Answer(
                question: question.id,
                done: BilingualText(
                    nl: "De raad volgt de uitslag.\nHet werk begint in mei.",
                    en: "The council follows."
                ),
                reason: question.binding == nil ? "Er is geen geld voor alles." : nil
            )
        }
    }

    private static let reports = [
        Feedback.Report(promise: .useShown, isKept: true, explanation: "Het staat hierboven."),
        Feedback.Report(promise: .outcomeCarriedOut, isKept: false, explanation: "De vergunning kwam er niet."),
    ]

    private static func feedback(
        _ change: (inout [Feedback.Answer], inout [Feedback.Report]) throws -> Void = { _, _ in },
        date: String = "2028-05-12"
    ) throws -> Feedback {
        var (answers, reports) = (try answers(), reports)
        try change(&answers, &reports)
        let day = try SmallRound.day(date)
        return try Feedback(on: SampleRound.definition(), date: day, answers: answers, reports: reports)
    }

    private static func text(_ feedback: Feedback) -> String { String(decoding: feedback.json, as: UTF8.self) }

    @Test func itIsReadAsItWasWritten() throws {
        let feedback = try Self.feedback()
        let read = try Feedback(json: feedback.json)
        #expect(read == feedback)
        #expect(read.digest == Digest(of: feedback.json))
        #expect(try read.problems(on: SampleRound.definition()) == [])
        let label = #"{"format":"stemronde/feedback/v1","round":"#
        #expect(Self.text(feedback).hasPrefix(label + #""proef","definition":""#))
        #expect(Feedback.isLabel(of: feedback.json) && !Feedback.isLabel(of: Array(label.dropLast().utf8)))
    }

    @Test func questionsAndPromisesArePutIntoTheRoundsOrder() throws {
        let mixed = try Self.feedback { answers, reports in
            answers.reverse()
            reports.reverse()
        }
        #expect(try mixed == Self.feedback())
    }

    @Test func everyFaultIsRefusedByItsCodeAtItsPlace() throws {
        typealias Change = (inout [Feedback.Answer], inout [Feedback.Report]) throws -> Void
        let faults: [(String, Change)] = [
            ("R81 questions", { answers, _ in answers.removeLast() }),
            (
                "R13 questions[0]",
                { answers, _ in answers.insert(Feedback.Answer(question: "geen", done: "Niets."), at: 0) }
            ),
            ("R12 questions[1]", { answers, _ in answers.insert(answers[0], at: 1) }),
            ("R10 questions[0].done.nl", { answers, _ in answers[0].done.nl = "" }),
            ("R10 questions[0].done.en", { answers, _ in answers[0].done.en = "on\u{202E}om" }),
            (
                "R10 questions[0].reason.nl",
                { answers, _ in answers[0].reason?.nl = String(repeating: "x", count: 4001) }
            ),
            ("R82 promises[1]", { _, reports in reports[1].promise = .frameFixed }),
            ("R12 promises[1]", { _, reports in reports[1].promise = .useShown }),
            ("R10 promises[0].explanation.nl", { _, reports in reports[0].explanation.nl = " " }),
        ]
        for (expected, change) in faults {
            #expect(throws: DefinitionError.self, "\(expected)") { try Self.feedback(change) }
            do {
                _ = try Self.feedback(change)
            } catch let error as DefinitionError {
                let found = error.problems.map { "\($0.code.rawValue) \($0.path)" }
                #expect(Set(found) == [expected])
            }
        }
        do {
            _ = try Self.feedback(date: "2028-03-26")
            Issue.record("accepted")
        } catch let error as DefinitionError {
            #expect(error.problems.map { "\($0.code.rawValue) \($0.path)" } == ["R83 date"])
        }
        #expect(try Self.feedback(date: "2028-03-27").date == SmallRound.day("2028-03-27"))
    }

    @Test func feedbackOnNothingIsRefused() throws {
        let text = try Self.text(Self.feedback())
        let head = try #require(text.firstRange(of: "\"questions\":"))
        let empty = text[..<head.lowerBound] + "\"questions\":[],\"promises\":[]}"
        do throws(DefinitionError) {
            _ = try Feedback(json: Array(empty.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.count])
        }
    }

    @Test func itIsOnOneRoundInOneDefinition() throws {
        let feedback = try Self.feedback()
        var other = try SampleRound.draft()
        other.title.nl = "Andere ronde"
        #expect(feedback.problems(on: try RoundDefinition(checking: other)).map(\.code) == [.otherRound])
    }

    @Test func otherBytesForTheSameAreRefused() throws {
        let text = try Self.text(Self.feedback())
        let spellings = [
            text + "\n", " " + text, text.replacing("\"kept\":true", with: "\"kept\": true"), String(text.dropLast()),
            text.replacing("\\n", with: "\n"), text.replacing("feedback/v1", with: "feedback/v2"),
            text.replacing("\"date\":\"2028-05-12\"", with: "\"date\":\"2028-02-31\""),
            text.replacing("use-shown", with: "use-seen"), "", "{}",
        ]
        for spelling in spellings {
            do throws(DefinitionError) {
                _ = try Feedback(json: Array(spelling.utf8))
                Issue.record("accepted: \(spelling)")
            } catch {
                #expect(error.problems.map(\.code) == [.notCanonical], "\(spelling)")
            }
        }
    }

    @Test func anotherOrderThanTheRoundsIsRefused() throws {
        let feedback = try Self.feedback()
        let text = Self.text(feedback)
        let first = try #require(text.firstRange(of: "{\"id\":\"outcome-carried-out\""))
        let second = try #require(text.firstRange(of: ",{\"id\":\"use-shown\""))
        let (one, two) = (
            text[first.lowerBound..<second.lowerBound], text[second.lowerBound...].dropLast(2).dropFirst()
        )
        let swapped = text[..<first.lowerBound] + two + "," + one + "]}"
        let read = try Feedback(json: Array(swapped.utf8))
        #expect(try read.problems(on: SampleRound.definition()).map(\.code) == [.notCanonical])
    }

    @Test func tooLongADocumentIsRefused() throws {
        do throws(DefinitionError) {
            _ = try Feedback(json: [UInt8](repeating: 0x20, count: Feedback.sizeLimit + 1))
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.tooLarge])
        }
    }
}
