//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A question in the voting document: a step of its own.
struct VotingQuestion: Sendable {
    struct Choice: Sendable {
        let id: String
        /// The question's id: one name makes inputs a group.
        let name: String
        let value: String
        let text: LocalText
    }

    /// The question's id, of which the ids of everything in it are made.
    let id: String
    let text: LocalText
    let explanation: LocalText?
    /// How many answers to choose.
    let hint: String
    /// `radio` if exactly one is chosen, otherwise `checkbox`.
    let inputType: String
    let choices: [Choice]
    /// The input of *blank*, if the question has it.
    let blankID: String?
    /// *advisory* or *binding*, in a word.
    let kindName: String
    /// How the question is decided, if it binds.
    let rule: RuleWords?

    init(_ question: Question, kind: String, electorate: ElectorateKind, _ t: Texts) {
        let name = question.id.text
        id = name
        text = LocalText(question.text, in: t.language)
        explanation = question.explanation.map { LocalText($0, in: t.language) }
        hint = ChoiceHint.text(question, t)
        inputType = Self.isSingle(question) ? "radio" : "checkbox"
        // Two hyphens: no slug has them at its end or beginning, so no two ids can be the same.
        choices = question.options.map { option in
            Choice(
                id: "\(name)--\(option.id)",
                name: name,
                value: option.id.text,
                text: LocalText(option.text, in: t.language)
            )
        }
        blankID = question.blank ? "\(name)---blank" : nil
        kindName = kind
        rule = question.binding.map { RuleWords(question, $0, electorate: electorate, t) }
    }

    /// Whether one answer must be chosen and no more; blank is one.
    static func isSingle(_ question: Question) -> Bool {
        question.min == 1 && question.max == 1
    }
}
