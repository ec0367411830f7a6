//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The feedback (terugkoppeling) on a round: what was done with the outcome of every question and why, and what became of
/// promises (docs/feedback.md). The act *answer* names the hash of its JSON.
public struct Feedback: Hashable, Sendable {
    /// What was done with the outcome of one question.
    public struct Answer: Hashable, Sendable {
        public var question: QuestionID
        /// What was decided or done.
        public var done: BilingualText
        /// Why the outcome was not followed, or not in everything; nil where it was.
        public var reason: BilingualText?

        public init(question: QuestionID, done: BilingualText, reason: BilingualText? = nil) {
            self.question = question
            self.done = done
            self.reason = reason
        }
    }

    /// What became of one promise.
    public struct Report: Hashable, Sendable {
        public var promise: Promise
        public var isKept: Bool
        /// How it was kept, or why it was not.
        public var explanation: BilingualText

        public init(promise: Promise, isKept: Bool, explanation: BilingualText) {
            self.promise = promise
            self.isKept = isKept
            self.explanation = explanation
        }
    }

    /// Bytes of its JSON.
    public static let sizeLimit = 262_144

    public let round: RoundID
    /// The definition hash.
    public let definition: Digest
    /// The day on which it was given.
    public let date: Day
    /// Every question of the round once, in its order.
    public let answers: [Answer]
    /// Those promises of the round of which there is something to tell, in its order.
    public let reports: [Report]

    /// The SHA-256 of its JSON: what the act *answer* names.
    public var digest: Digest { Digest(of: json) }

    /// Feedback on a round, in any order of questions and promises; it is put into the round's.
    ///
    /// - Throws: `DefinitionError` with everything that is wrong, each at its place among what was given.
    public init(
        on definition: RoundDefinition,
        date: Day,
        answers: [Answer],
        reports: [Report]
    ) throws(DefinitionError) {
        let given = Feedback(
            round: definition.id,
            definition: definition.digest,
            date: date,
            answers: answers,
            reports: reports
        )
        var checker = FeedbackChecker(given)
        checker.checkForm()
        checker.checkFit(definition)
        guard checker.problems.isEmpty else { throw DefinitionError(checker.problems) }
        let questions = definition.sheets.flatMap(\.questions).map(\.id)
        self.init(
            round: definition.id,
            definition: definition.digest,
            date: date,
            answers: questions.compactMap { id in answers.first { $0.question == id } },
            reports: definition.promises.compactMap { promise in reports.first { $0.promise == promise } }
        )
        guard json.count <= Self.sizeLimit else { throw DefinitionError([Self.tooLarge(json.count)]) }
    }

    init(round: RoundID, definition: Digest, date: Day, answers: [Answer], reports: [Report]) {
        self.round = round
        self.definition = definition
        self.date = date
        self.answers = answers
        self.reports = reports
    }

    /// What keeps it from being feedback on this round: another round or definition, a question that is not answered, a
    /// promise that was not made, another order than the round's, a day before the round closes.
    public func problems(on definition: RoundDefinition) -> [DefinitionProblem] {
        var checker = FeedbackChecker(self)
        checker.checkFit(definition)
        if checker.problems.isEmpty { checker.checkOrder(definition) }
        return checker.problems
    }

    static func tooLarge(_ count: Int) -> DefinitionProblem {
        DefinitionProblem(.tooLarge, .root, "\(count) bytes of JSON, more than \(sizeLimit)")
    }
}
