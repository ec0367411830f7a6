//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionChecker {
    /// Folders that a bundle has beside those of its sheets.
    static let reservedSheets: Set<SheetID> = ["log"]

    mutating func checkSheets() {
        let path = DefinitionPath.root.key("sheets")
        count(draft.sheets.count, DefinitionBounds.sheets, path, "sheets")
        distinct(draft.sheets.map(\.id)) { path[$0].key("id") }
        var places: [DefinitionPath] = []
        for (index, sheet) in draft.sheets.enumerated() {
            check(sheet, path[index])
            places += sheet.questions.indices.map { path[index].key("questions")[$0] }
        }
        let questions = draft.sheets.flatMap(\.questions)
        distinct(questions.map(\.id)) { places[$0].key("id") }
        var texts: Set<String> = []
        for (place, question) in zip(places, questions) where !texts.insert(question.text.nl.lowercased()).inserted {
            report(.repeatedQuestion, place.key("text"), "this question was asked before")
        }
    }

    private mutating func check(_ sheet: Sheet, _ path: DefinitionPath) {
        if Self.reservedSheets.contains(sheet.id) {
            report(.reservedID, path.key("id"), "\"\(sheet.id)\" names another folder of the bundle")
        }
        text(sheet.title, path.key("title"), DefinitionBounds.title)
        paragraph(sheet.description, path.key("description"))
        if draft.degree != .inform, sheet.degree > draft.degree || sheet.degree == .inform {
            let detail = "a sheet cannot be at \(sheet.degree.rawValue) in a round at \(draft.degree.rawValue)"
            report(.sheetDegree, path.key("degree"), detail)
        }
        checkElectorate(sheet, path)
        count(sheet.questions.count, DefinitionBounds.questions, path.key("questions"), "questions")
        for (index, question) in sheet.questions.enumerated() {
            check(question, of: sheet, path.key("questions")[index])
        }
    }

    private mutating func check(_ question: Question, of sheet: Sheet, _ path: DefinitionPath) {
        text(question.text, path.key("text"), DefinitionBounds.question)
        if let explanation = question.explanation { paragraph(explanation, path.key("explanation")) }
        checkOptions(question.options, path.key("options"))
        if let binding = question.binding {
            if !sheet.degree.isBinding {
                let detail = "a binding question on a sheet at \(sheet.degree.rawValue)"
                report(.bindingDegree, path.key("binding"), detail)
            }
            check(binding, of: question, path)
        } else {
            if sheet.degree.isBinding { report(.bindingDegree, path.key("binding"), "a question at co-decide binds") }
            checkChoices(question, path)
        }
    }

    private mutating func checkOptions(_ options: [QuestionOption], _ path: DefinitionPath) {
        count(options.count, DefinitionBounds.options, path, "options")
        distinct(options.map(\.id)) { path[$0].key("id") }
        var texts: Set<String> = []
        for (index, option) in options.enumerated() {
            text(option.text, path[index], DefinitionBounds.question)
            if !texts.insert(option.text.nl.lowercased()).inserted {
                report(.repeatedOption, path[index].key("nl"), "another option has this text")
            }
        }
    }

    private mutating func checkChoices(_ question: Question, _ path: DefinitionPath) {
        let (min, max) = (question.min, question.max)
        if min < 0 || max < 1 || min > max || max > question.options.count {
            let detail = "min \(min) and max \(max) with \(question.options.count) options"
            report(.choices, path.key("max"), detail)
        }
        if question.blank == (min == 0) {
            let detail = question.blank ? "min 0 and blank would mean the same" : "nobody could leave the question open"
            report(.abstention, path.key("blank"), detail)
        }
    }

    private mutating func check(_ binding: Binding, of question: Question, _ path: DefinitionPath) {
        let place = path.key("binding")
        if question.min != 1 || question.max != 1 || !question.blank {
            let detail = "min \(question.min), max \(question.max), blank \(question.blank)"
            report(.bindingChoice, path, detail)
        }
        if question.options.count == 2 {
            if question.options.map(\.id) != [Binding.forOption, Binding.againstOption] {
                report(.bindingOptions, path.key("options"), "the two options are not \"for\" and \"against\"")
            }
            if binding.rule.letsMinorityWin {
                let detail = "\"for\" would win with \(binding.rule.threshold), fewer than \"against\""
                report(.minorityRule, place.key("rule").key("threshold"), detail)
            }
        }
        commitment(binding.commitment, place.key("commitment"))
    }
}
