//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds

/// A definition for people to read through before a body adopts it.
struct RoundText {
    private let definition: RoundDefinition

    init(_ definition: RoundDefinition) {
        self.definition = definition
    }

    var text: String {
        ([heading] + definition.sheets.map { sheet($0) }).map { $0.joined(separator: "\n") + "\n" }
            .joined(separator: "\n")
    }

    private var heading: [String] {
        let plan = definition.plan
        var lines = [
            definition.title.nl,
            row("round", "\(definition.municipality)/\(definition.id)"),
            row("definition", "sha256:\(String(decoding: definition.digest.hex, as: UTF8.self))"),
            row("degree", definition.degree.rawValue),
            row("promises", definition.promises.map(\.rawValue).joined(separator: ", ")),
            row("decides", plan.decider.rawValue),
            row("adopted", "\(plan.adoption.body.rawValue), \(plan.adoption.date): \(plan.adoption.decision)"),
            row("opens", definition.schedule.opens.text), row("closes", definition.schedule.closes.text),
        ]
        if let paper = definition.schedule.paper {
            lines.append(row("paper", "requests until \(paper.requestsUntil), envelopes until \(paper.envelopesUntil)"))
        }
        lines.append(row("feedback", "by \(plan.feedback.by)"))
        if !definition.sheets.isEmpty {
            lines.append(row("electorate", definition.electorateKind.rawValue))
            lines.append(row("sums", "of at least \(definition.terms.minimumBallots) ballots"))
        }
        return lines
    }

    private func sheet(_ sheet: Sheet) -> [String] {
        let strata = sheet.strata.map { stratum in
            stratum.weight == .one ? stratum.id.text : "\(stratum.id.text) × \(stratum.weight)"
        }
        let questions = sheet.questions.enumerated().flatMap { question($1, number: $0 + 1) }
        return [
            "\(sheet.title.nl) (\(sheet.id), \(sheet.degree.rawValue))",
            row("strata", strata.joined(separator: ", ")),
        ] + questions
    }

    private func question(_ question: Question, number: Int) -> [String] {
        let amount = question.min == question.max ? "\(question.min)" : "\(question.min) to \(question.max)"
        let blank = question.blank ? ", or blank" : ""
        var lines = ["  \(number). \(question.text.nl) [\(amount) of \(question.options.count)\(blank)]"]
        lines += question.options.map { "     \($0.id): \($0.text.nl)" }
        if let binding = question.binding {
            lines.append("     decided by \(binding.rule)")
            let commitment = binding.commitment
            lines.append(
                "     \(commitment.body.rawValue), \(commitment.date), \(commitment.decision): \(commitment.promise.nl)"
            )
        }
        return lines
    }

    private func row(_ name: String, _ value: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + value
    }
}
