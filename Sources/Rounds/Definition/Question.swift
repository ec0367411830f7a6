//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One multiple-choice question of a sheet.
public struct Question: Hashable, Sendable {
    public var id: QuestionID
    public var text: BilingualText
    /// What a voter should know to answer it; it is not part of the election.
    public var explanation: BilingualText?
    /// In the order of screens, ballots and results.
    public var options: [QuestionOption]
    /// The least number of options to choose.
    public var min: Int
    /// The largest number of options to choose.
    public var max: Int
    /// Whether a voter may abstain from it by choosing blank.
    public var blank: Bool
    /// There if the question binds.
    public var binding: Binding?

    public init(
        id: QuestionID,
        text: BilingualText,
        explanation: BilingualText? = nil,
        options: [QuestionOption],
        min: Int = 1,
        max: Int = 1,
        blank: Bool = true,
        binding: Binding? = nil
    ) {
        self.id = id
        self.text = text
        self.explanation = explanation
        self.options = options
        self.min = min
        self.max = max
        self.blank = blank
        self.binding = binding
    }
}
