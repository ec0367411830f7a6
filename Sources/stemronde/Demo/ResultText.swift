//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// A result as one likes to read it on a terminal: bars, shares, and every rule worked out.
struct ResultText {
    private static let barWidth = 24

    private let result: RoundResult
    private let definition: RoundDefinition

    init(_ result: RoundResult, of definition: RoundDefinition) {
        self.result = result
        self.definition = definition
    }

    var text: String {
        var text = "\(definition.values.title.nl)\n"
        for (counted, outcome) in zip(result.counted, result.outcomes) {
            guard let sheet = definition.sheet(counted.sheet) else { continue }
            text += "\n\(sheet.title.nl)\n"
            let turnout = share(outcome.ballots, of: counted.electorate)
            text += "\(outcome.ballots) of \(counted.electorate) voted (\(turnout)): "
            text += "\(outcome.online) on-line, \(outcome.paper) on paper\n"
            for (number, question) in outcome.questions.enumerated() {
                text += "\n\(number + 1). \(sheet.questions[number].text.nl)\n"
                text += lines(question, sheet.questions[number])
            }
        }
        return text + "\n"
    }

    private func lines(_ outcome: SheetOutcome.OfQuestion, _ question: Question) -> String {
        guard let total = outcome.total else { return "   too few ballots to count\n" }
        var text = ""
        let votes = total.votes.reduce(0, +)
        let weightedSum = (outcome.weighted ?? []).reduce(0.0) { $0 + value($1) }
        for (place, option) in question.options.enumerated() {
            let count = total.votes[place]
            text += "   \(bar(count, of: votes)) \(pad("\(count)", 6)) \(pad(share(count, of: votes), 7))"
            if let weighted = outcome.weighted, weightedSum > 0 {
                text += "  weighted \(pad(percent(value(weighted[place]) / weightedSum), 7))"
            }
            text += "  \(option.text.nl)\n"
        }
        if let blank = total.blank { text += "   \(pad("blank", Self.barWidth)) \(pad("\(blank)", 6))\n" }
        if let judgement = outcome.judgement {
            text += "   rule: \(judgement.rule)\n"
            for step in judgement.steps { text += "         \(step)\n" }
            text += "   verdict: \(judgement.text(options: outcome.question.options))\n"
        }
        return text
    }

    private func value(_ fraction: Fraction) -> Double {
        Double(fraction.numerator) / Double(fraction.denominator)
    }

    private func bar(_ count: Int, of total: Int) -> String {
        let filled = total > 0 ? count * Self.barWidth / total : 0
        return String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
    }

    private func share(_ count: Int, of total: Int) -> String {
        total > 0 ? percent(Double(count) / Double(total)) : "-"
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
