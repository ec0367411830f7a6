//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RoundResult {
    /// result.csv (RFC 4180): one number a row, for spreadsheets; result.json is what acts name.
    ///
    /// `value` is exact, `decimal` the same rounded to four places where the value is a fraction.
    public var csv: [UInt8] {
        var table = ResultTable()
        if isRehearsal { table.markRehearsal() }
        for (counted, outcome) in zip(counted, outcomes) { table.add(counted, outcome) }
        return Array(table.text.utf8)
    }
}

/// The rows of result.csv.
private struct ResultTable {
    private(set) var text = "sheet,cell,question,option,measure,value,decimal,note\r\n"
    private var sheet = ""
    private var cell = ""
    private var question = ""
    private var option = ""

    /// The first row says it, for whoever sees nothing but this file.
    mutating func markRehearsal() {
        row("rehearsal", "yes", note: "nothing of it counts")
    }

    mutating func add(_ counted: CountedSheet, _ outcome: SheetOutcome) {
        sheet = counted.sheet.text
        let isHouseholds = counted.electorateKind == .households
        row("electorate", counted.electorate, note: isHouseholds ? "households: one vote each" : "people")
        row("ballots", outcome.ballots, note: outcome.opening == .tooFew ? "too few ballots to count" : "")
        row("on-line", outcome.online)
        row("paper", outcome.paper)
        if let turnout = Fraction(outcome.ballots, counted.electorate) { row("turnout", turnout) }
        for question in outcome.questions { add(question) }
        for (index, item) in outcome.cells.enumerated() where outcome.opening == .cells {
            cell = "\(index + 1)"
            row("strata", item.strata.map { counted.strata.name($0).description }.joined(separator: " "))
            row("ballots", item.ballots)
            row("on-line", item.online)
            row("weight", item.weight, note: item.mixesWeights ? "mean: ballots of different weights" : "")
            for (question, sum) in zip(counted.questions, counted.sums[index]) {
                self.question = question.id.text
                add(sum, question)
            }
            question = ""
        }
        cell = ""
    }

    private mutating func add(_ outcome: SheetOutcome.OfQuestion) {
        question = outcome.question.id.text
        if let total = outcome.total { add(total, outcome.question) }
        if let blank = outcome.weightedBlank { row("weighted blank", blank) }
        for (id, weighted) in zip(outcome.question.options, outcome.weighted ?? []) {
            option = id.text
            row("weighted votes", weighted)
        }
        option = ""
        if let judgement = outcome.judgement {
            row("rule", judgement.rule.description)
            for step in judgement.steps {
                row(step.part.rawValue, step.description, note: step.isMet ? "met" : "not met")
            }
            row("verdict", judgement.text(options: outcome.question.options))
        }
        question = ""
    }

    private mutating func add(_ sum: QuestionSum, _ question: CountedQuestion) {
        if let blank = sum.blank { row("blank", blank) }
        for (id, votes) in zip(question.options, sum.votes) {
            option = id.text
            row("votes", votes)
        }
        option = ""
    }

    private mutating func row(_ measure: String, _ value: Int, note: String = "") {
        row(measure, "\(value)", note: note)
    }

    private mutating func row(_ measure: String, _ value: Fraction, note: String = "") {
        row(measure, value.description, decimal: value.decimal(places: 4), note: note)
    }

    private mutating func row(_ measure: String, _ value: String, decimal: String = "", note: String = "") {
        let fields = [sheet, cell, question, option, measure, value, decimal, note]
        // Slugs, numbers and our own words: none holds a comma, a quote, a line end, or begins like a formula.
        text += fields.joined(separator: ",") + "\r\n"
    }
}
