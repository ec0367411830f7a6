//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundBundle
import Rounds

/// What was done with the outcome of one question: the latest word on it, and what was said before.
struct FeedbackRow: Sendable {
    struct Words: Sendable {
        let text: LocalText
        let why: LocalText?
        let date: String
    }

    let question: LocalText
    let latest: Words
    let earlier: [Words]
    let hasEarlier: Bool

    /// Those of a round, in the order of its questions.
    static func rows(of round: RoundView, _ t: Texts) -> [FeedbackRow] {
        round.definition.sheets.flatMap(\.questions).compactMap { FeedbackRow($0, of: round, t) }
    }

    private init?(_ question: Question, of round: RoundView, _ t: Texts) {
        var said: [(answer: Feedback.Answer, date: Day)] = []
        for item in round.feedback.map(\.document) {
            guard let answer = item.answers.first(where: { $0.question == question.id }) else { continue }
            // A later report that says the same of this question has nothing new on it.
            if said.last?.answer != answer { said.append((answer, item.date)) }
        }
        let words = said.reversed().map { answer, date in
            Words(
                text: LocalText(answer.done, in: t.language),
                why: answer.reason.map { LocalText($0, in: t.language) },
                date: t("feedback.date", ["day": t.day(date)])
            )
        }
        guard let latest = words.first else { return nil }
        self.question = LocalText(question.text, in: t.language)
        self.latest = latest
        earlier = Array(words.dropFirst())
        hasEarlier = !earlier.isEmpty
    }
}

/// A document with feedback, to be kept.
struct FeedbackDocument: Sendable {
    let href: String
    let name: String
    let label: String

    /// Those of a round, the newest first.
    static func all(of round: RoundView, _ t: Texts) -> [FeedbackDocument] {
        round.feedback.reversed().map { item in
            FeedbackDocument(
                href: APIPath.file(round.id, BundlePaths.feedback(item.number)),
                name: "feedback-\(item.number).json",
                label: t("feedback.document", ["day": t.day(item.document.date)])
            )
        }
    }
}
