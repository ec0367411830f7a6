//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a result needs to know of a question: how it was asked and, if it binds, how it is decided.
public struct CountedQuestion: Hashable, Sendable {
    public let id: QuestionID
    /// In the order of screens, ballots and results.
    public let options: [OptionID]
    /// The least number of options to choose.
    public let min: Int
    /// The largest number of options to choose.
    public let max: Int
    /// Whether blank could be chosen.
    public let blank: Bool
    /// There if the question binds.
    public let rule: DecisionRule?

    /// More options than any question has.
    static let optionLimit = 1000

    /// - Throws: `RecordError` with code `range` for numbers that no question has, `contradiction` for a question that
    ///   binds without one choice or blank, `duplicate` for an option that stands twice.
    public init(
        id: QuestionID,
        options: [OptionID],
        min: Int,
        max: Int,
        blank: Bool,
        rule: DecisionRule? = nil
    ) throws(RecordError) {
        guard (1...Self.optionLimit).contains(options.count), (0...options.count).contains(max), (0...max).contains(min)
        else {
            throw RecordError(.range, "question \(id): from \(min) to \(max) of \(options.count) options")
        }
        guard Set(options).count == options.count else {
            throw RecordError(.duplicate, "question \(id): an option stands twice")
        }
        guard rule == nil || (min == 1 && max == 1 && blank) else {
            throw RecordError(.contradiction, "question \(id) binds, but does not ask for one option or blank")
        }
        self.id = id
        self.options = options
        self.min = min
        self.max = max
        self.blank = blank
        self.rule = rule
    }

    /// The question of a definition. A checked definition has none that throws.
    public init(_ question: Question) throws(RecordError) {
        try self.init(
            id: question.id,
            options: question.options.map(\.id),
            min: question.min,
            max: question.max,
            blank: question.blank,
            rule: question.binding?.rule
        )
    }

    /// How the options of a binding question stand to each other.
    var standing: DecisionRule.Options {
        if options.count == 2, let inFavour = options.firstIndex(of: Binding.forOption),
            let against = options.firstIndex(of: Binding.againstOption)
        {
            return .forAndAgainst(for: inFavour, against: against)
        }
        return .several
    }
}
