//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A sheet in the voting document.
struct VotingSheet: Sendable {
    let id: String
    /// Where the election's bytes are, and what they are called once saved.
    let electionPath: String?
    let electionName: String
    let title: LocalText
    let description: LocalText
    /// *advisory* or *binding*, in a word.
    let kind: String
    /// What that means for the voter.
    let meaning: String
    let isBinding: Bool
    let questionCount: String
    let isWeighted: Bool
    let questions: [VotingQuestion]

    init(_ sheet: Sheet, of round: RoundView, _ t: Texts) {
        id = sheet.id.text
        electionPath = round.elections.first { $0.sheet == sheet.id }.map { APIPath.election($0.uuid) }
        electionName = "\(sheet.id).json"
        title = LocalText(sheet.title, in: t.language)
        description = LocalText(sheet.description, in: t.language)
        isBinding = sheet.degree.isBinding
        let kind = t(isBinding ? "sheet.binding" : "sheet.advisory")
        self.kind = kind
        meaning = t(isBinding ? "sheet.binding-meaning" : "sheet.advisory-meaning")
        questionCount = t.count("sheet.questions", sheet.questions.count)
        isWeighted = sheet.isWeighted
        questions = sheet.questions.map {
            VotingQuestion($0, kind: kind, electorate: round.definition.electorateKind, t)
        }
    }
}
