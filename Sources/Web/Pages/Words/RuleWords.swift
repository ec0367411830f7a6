//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A decision rule in words.
struct RuleWords: Sendable {
    /// When the outcome counts as what.
    let threshold: String
    /// What must be reached besides.
    let quorums: [String]
    /// That the body said beforehand that it follows the outcome.
    let commitment: String
    let promise: LocalText
    /// Which decision that was.
    let decision: String

    init(_ question: Question, _ binding: Binding, electorate: ElectorateKind, _ texts: Texts) {
        let rule = binding.rule
        threshold = texts(
            Self.isForAndAgainst(question) ? "rule.for-against" : "rule.several",
            ["share": Self.share(rule, texts), "basis": Self.basis(rule.basis, electorate, texts)]
        )
        let people = texts(of: electorate, in: "electorate")
        var quorums: [String] = []
        for (key, quorum) in [("rule.turnout", rule.turnoutQuorum), ("rule.support", rule.supportQuorum)]
        where quorum > .zero {
            quorums.append(texts(key, ["share": texts.exactShare(quorum), "people": people]))
        }
        self.quorums = quorums
        commitment = texts("rule.commitment", ["body": texts(of: binding.commitment.body, in: "body")])
        promise = LocalText(binding.commitment.promise, in: texts.language)
        decision = texts(
            "rule.decision",
            ["decision": binding.commitment.decision, "day": texts.day(binding.commitment.date)]
        )
    }

    /// Whether the question has the two options *for* and *against*, so that the rule is about the first.
    static func isForAndAgainst(_ question: Question) -> Bool {
        Set(question.options.map(\.id)) == [Binding.forOption, Binding.againstOption]
    }

    /// `more than 50%`.
    static func share(_ rule: DecisionRule, _ texts: Texts) -> String {
        share(rule.comparison, rule.threshold, texts)
    }

    static func share(_ comparison: DecisionRule.Comparison, _ share: Fraction, _ texts: Texts) -> String {
        texts(of: comparison, in: "comparison", ["share": texts.exactShare(share)])
    }

    static func basis(_ basis: DecisionRule.Basis, _ electorate: ElectorateKind, _ texts: Texts) -> String {
        texts(of: basis, in: "basis", ["people": texts(of: electorate, in: "electorate")])
    }
}
