//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// Every key of a file with feedback: the one table behind its reader.
enum FeedbackShape {
    static let feedback = Shape.object([
        Field("round", .slug, .required, "The round's id."),
        Field("date", .day, .required, "The day on which it is given; not before the round closes."),
        Field("questions", .list(question), .optional, "Every question of the round, once."),
        Field("promises", .list(promise), .optional, "Promises of the round that were kept or broken by now."),
    ])

    static let question = Shape.object([
        Field("id", .slug, .required, "The question's id in the definition."),
        Field("done", .bilingual, .required, "What was decided, or done, with its outcome."),
        Field("reason", .bilingual, .optional, "Why the outcome is not followed, or not in full."),
    ])

    static let promise = Shape.object([
        Field("id", .word(of: Promise.self), .required, "Which promise."),
        Field("kept", .boolean, .required, "Whether it was kept."),
        Field("explanation", .bilingual, .required, "How it was kept, or why it was not."),
    ])
}
