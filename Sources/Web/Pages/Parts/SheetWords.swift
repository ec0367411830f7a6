//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A sheet in words, for the round's page.
struct SheetWords: Sendable {
    struct QuestionWords: Sendable {
        let text: LocalText
        let explanation: LocalText?
        let options: [LocalText]
        let hint: String
        let rule: RuleWords?
    }

    struct WeightRow: Sendable {
        let zone: LocalText
        let group: LocalText
        let weight: String
    }

    let id: String
    let title: LocalText
    let description: LocalText
    /// *advisory* or *binding*, and what that means.
    let kind: String
    let isBinding: Bool
    let questionCount: String
    let questions: [QuestionWords]
    let zones: [LocalText]
    let groups: [LocalText]
    let isWeighted: Bool
    let weights: [WeightRow]

    init(_ sheet: Sheet, of round: RoundView, _ t: Texts) {
        let local = { (text: BilingualText) in LocalText(text, in: t.language) }
        let definition = round.definition
        id = sheet.id.text
        title = local(sheet.title)
        description = local(sheet.description)
        isBinding = sheet.degree.isBinding
        kind = t(isBinding ? "sheet.binding" : "sheet.advisory")
        questionCount = t.count("sheet.questions", sheet.questions.count)
        questions = sheet.questions.map { question in
            QuestionWords(
                text: local(question.text),
                explanation: question.explanation.map(local),
                options: question.options.map { local($0.text) },
                hint: ChoiceHint.text(question, t),
                rule: question.binding.map { RuleWords(question, $0, electorate: definition.electorateKind, t) }
            )
        }
        let zone = { (id: ZoneID) in definition.zones.first { $0.id == id }.map { local($0.title) } }
        let group = { (id: GroupID) in definition.groups.first { $0.id == id }.map { local($0.title) } }
        zones = sheet.electorate.zones.compactMap(zone)
        groups = sheet.electorate.groups.compactMap(group)
        isWeighted = sheet.isWeighted
        weights =
            sheet.isWeighted
            ? sheet.weights.compactMap { row in
                guard let zone = zone(row.stratum.zone), let group = group(row.stratum.group) else { return nil }
                return WeightRow(zone: zone, group: group, weight: t.decimal(row.weight, places: 3))
            } : []
    }
}
