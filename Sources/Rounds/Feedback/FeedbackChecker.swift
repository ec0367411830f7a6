//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Finds everything that is wrong with feedback. What it demands stands in docs/feedback.md.
struct FeedbackChecker {
    private let feedback: Feedback
    private(set) var problems: [DefinitionProblem] = []
    private let questions = DefinitionPath.root.key("questions")
    private let promises = DefinitionPath.root.key("promises")

    init(_ feedback: Feedback) {
        self.feedback = feedback
    }

    /// Checks what can be known without the round: texts, and that nothing stands there twice.
    mutating func checkForm() {
        var answered: Set<QuestionID> = []
        for (index, answer) in feedback.answers.enumerated() {
            if !answered.insert(answer.question).inserted {
                report(.repeatedID, questions[index], "\"\(answer.question)\" stands here a second time")
            }
            paragraph(answer.done, questions[index].key("done"))
            if let reason = answer.reason { paragraph(reason, questions[index].key("reason")) }
        }
        var told: Set<Promise> = []
        for (index, item) in feedback.reports.enumerated() {
            if !told.insert(item.promise).inserted {
                report(.repeatedID, promises[index], "\"\(item.promise.rawValue)\" stands here a second time")
            }
            paragraph(item.explanation, promises[index].key("explanation"))
        }
        if feedback.answers.isEmpty, feedback.reports.isEmpty {
            report(.count, .root, "no question and no promise, where at least one is told of")
        }
    }

    /// Checks that it is about this round, all of its questions, and none but its promises.
    mutating func checkFit(_ definition: RoundDefinition) {
        guard feedback.round == definition.id, feedback.definition == definition.digest else {
            report(.otherRound, .root, "it is about round \(feedback.round), as another definition has it")
            return
        }
        let closes = definition.schedule.closes.day
        if feedback.date < closes {
            let detail = "given on \(feedback.date), but the round closes on \(closes)"
            report(.earlyFeedback, DefinitionPath.root.key("date"), detail)
        }
        let asked = definition.sheets.flatMap(\.questions).map(\.id)
        for (index, answer) in feedback.answers.enumerated() where !asked.contains(answer.question) {
            report(.unknownID, questions[index], "no question is called \"\(answer.question)\"")
        }
        let answered = Set(feedback.answers.map(\.question))
        for question in asked where !answered.contains(question) {
            report(.unanswered, questions, "the question \"\(question)\" is missing")
        }
        for (index, item) in feedback.reports.enumerated() where !definition.promises.contains(item.promise) {
            let made = definition.promises.map(\.rawValue).joined(separator: ", ")
            report(.notPromised, promises[index], "\"\(item.promise.rawValue)\" is not one of \(made)")
        }
    }

    /// Checks that questions and promises stand in the round's order.
    mutating func checkOrder(_ definition: RoundDefinition) {
        let asked = definition.sheets.flatMap(\.questions).map(\.id)
        let told = feedback.reports.map(\.promise)
        guard feedback.answers.map(\.question) == asked, definition.promises.filter(told.contains) == told else {
            report(.notCanonical, .root, "questions and promises do not stand in the round's order")
            return
        }
    }

    private mutating func report(_ code: DefinitionProblem.Code, _ path: DefinitionPath, _ detail: String) {
        problems.append(DefinitionProblem(code, path, detail))
    }

    private mutating func paragraph(_ text: BilingualText, _ path: DefinitionPath) {
        let languages: [(key: String, text: String?)] = [("nl", text.nl), ("en", text.en)]
        for (key, words) in languages {
            guard let words else { continue }
            for flaw in PlainText.flaws(of: words, limit: DefinitionBounds.paragraph, lines: true) {
                report(.text, path.key(key), flaw)
            }
        }
    }
}
