//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a sheet gives to the election that it is: the Dutch texts, and each question's shape.
///
/// Election: `name`, `description`, `questions`; question: `question`, `answers`, `blank`, `min`, `max`
/// (docs/record-format.md, "Election").
public struct ElectionText: Hashable, Sendable {
    /// One question of an election.
    public struct Question: Hashable, Sendable {
        /// The Dutch text.
        public let question: String
        /// The options' Dutch texts, in their order.
        public let answers: [String]
        public let blank: Bool
        public let min: Int
        public let max: Int

        /// Ciphertexts in an answer: one per option, and one in front if there is a blank.
        public var choices: Int { answers.count + (blank ? 1 : 0) }
    }

    /// What the name of a rehearsal's election begins with, so that nobody who only has the archive takes it for earnest.
    public static let rehearsalMark = "PROEF — "

    /// The round's and the sheet's Dutch title; of a rehearsal behind `rehearsalMark`.
    public let name: String
    /// The sheet's Dutch description; the last lines, with the hashes of definition and roll, are not part of it yet.
    public let description: String
    public let questions: [Question]
}

extension RoundDefinition {
    /// What the sheet gives to its election.
    public func electionText(of sheet: Sheet) -> ElectionText {
        ElectionText(
            name: (values.rehearsal ? ElectionText.rehearsalMark : "") + "\(values.title.nl): \(sheet.title.nl)",
            description: sheet.description.nl,
            questions: sheet.questions.map { question in
                ElectionText.Question(
                    question: question.text.nl,
                    answers: question.options.map(\.text.nl),
                    blank: question.blank,
                    min: question.min,
                    max: question.max
                )
            }
        )
    }
}
