//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// What was done with the outcome of one question.
struct FeedbackRow: Sendable {
    let question: LocalText
    let text: LocalText
    let why: LocalText?
    let date: String

    init?(_ feedback: FeedbackView, of round: RoundView, _ t: Texts) {
        guard let (_, question) = round.definition.question(feedback.question) else { return nil }
        self.question = LocalText(question.text, in: t.language)
        text = LocalText(feedback.text, in: t.language)
        why = feedback.reason.map { LocalText($0, in: t.language) }
        date = t("feedback.date", ["day": t.day(feedback.date)])
    }

    /// Those of a round, in the order of its questions.
    static func rows(of round: RoundView, _ t: Texts) -> [FeedbackRow] {
        let order = round.definition.sheets.flatMap { $0.questions.map(\.id) }
        return order.flatMap { id in
            round.feedback.filter { $0.question == id }.compactMap { FeedbackRow($0, of: round, t) }
        }
    }
}
