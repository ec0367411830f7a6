//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// What was done with the outcome of a question, as the act *answer* published it.
public struct FeedbackView: Hashable, Sendable {
    public var question: QuestionID
    /// What was decided or done.
    public var text: BilingualText
    /// Why the outcome was not followed, or not in everything.
    public var reason: BilingualText?
    public var date: Day

    public init(question: QuestionID, text: BilingualText, reason: BilingualText? = nil, date: Day) {
        self.question = question
        self.text = text
        self.reason = reason
        self.date = date
    }
}
