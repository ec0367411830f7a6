//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The outcome of a question, as a table with bars and, if it binds, its rule worked out.
struct ResultQuestion: Sendable {
    struct Row: Sendable {
        let label: LocalText?
        /// There for *blank*, which is no option.
        let blank: String?
        let votes: String
        let share: String
        /// The bar's width, as SVG has it: `58.3%`; nil where there is no share.
        let bar: String?
        let weighted: String?
        let weightedShare: String?
        let weightedBar: String?
    }

    struct Step: Sendable {
        let part: String
        let counted: String
        let asked: String
        let isMet: Bool
    }

    let id: String
    let text: LocalText
    let isWeighted: Bool
    /// False if too few ballots were cast to be counted.
    let isCounted: Bool
    let rows: [Row]
    let shareOf: String
    let verdict: String?
    /// The end of a class: `positive`, `negative`, `neutral`.
    let verdictKind: String
    let rule: RuleWords?
    let steps: [Step]

    init(_ outcome: SheetOutcome.OfQuestion, _ question: Question, of counted: CountedSheet, _ t: Texts) {
        id = question.id.text
        text = LocalText(question.text, in: t.language)
        isCounted = outcome.total != nil
        isWeighted = outcome.weighted != nil
        let isSingle = question.max == 1
        shareOf = t(isSingle ? "result.share-of-choices" : "result.share-of-ballots")
        rows = Self.rows(outcome, question, of: counted, t)
        rule = question.binding.map { RuleWords(question, $0, electorate: counted.electorateKind, t) }
        guard let judgement = outcome.judgement else {
            (verdict, verdictKind, steps) = (nil, "neutral", [])
            return
        }
        verdict = Self.verdict(judgement, question, t)
        verdictKind =
            switch judgement.verdict {
            case .adopted, .winner: "positive"
            case .rejected, .none: "negative"
            case .quorumNotMet, .tooFewBallots: "neutral"
            }
        let isForAndAgainst = RuleWords.isForAndAgainst(question)
        steps = judgement.steps.map { step in
            let basis: String =
                switch step.part {
                case .turnoutQuorum, .supportQuorum: t(of: counted.electorateKind, in: "electorate")
                case .threshold:
                    t(
                        of: judgement.rule.basis,
                        in: "step-basis",
                        ["people": t(of: counted.electorateKind, in: "electorate")]
                    )
                }
            let values = [
                "part": t.number(step.numerator), "whole": t.number(step.denominator),
                "share": t.percentage(step.numerator, of: step.denominator), "basis": basis,
            ]
            return Step(
                part: step.part == .threshold && isForAndAgainst
                    ? t("step.in-favour") : t(of: step.part, in: "step"),
                counted: t("step.counted", values),
                asked: t("step.asked", ["share": RuleWords.share(step.comparison, step.share, t)]),
                isMet: step.isMet
            )
        }
    }

    private static func rows(
        _ outcome: SheetOutcome.OfQuestion,
        _ question: Question,
        of counted: CountedSheet,
        _ t: Texts
    ) -> [Row] {
        guard let total = outcome.total else { return [] }
        let ballots = counted.plan.cells.reduce(0) { $0 + $1.ballots }
        // One choice: of those who chose. Several: of all ballots, for the shares add up to more than all.
        let base = question.max == 1 ? total.votes.reduce(0, +) : ballots
        let weights = outcome.weighted ?? []
        let weightedBase = weightedBase(outcome, question, of: counted)
        var rows: [Row] = []
        for (place, option) in question.options.enumerated() {
            let share = Fraction(total.votes[place], base) ?? .zero
            let weighted = weights.indices.contains(place) ? weights[place] : nil
            let weightedShare = weighted.flatMap { Self.share($0, of: weightedBase) }
            rows.append(
                Row(
                    label: LocalText(option.text, in: t.language),
                    blank: nil,
                    votes: t.number(total.votes[place]),
                    share: base > 0 ? t.percentage(share) : "–",
                    bar: bar(share),
                    weighted: weighted.map { t.fixed($0) },
                    weightedShare: weighted.map { _ in weightedShare.map { t.percentage($0) } ?? "–" },
                    weightedBar: weighted.map { _ in bar(weightedShare ?? .zero) }
                )
            )
        }
        if let blank = total.blank {
            rows.append(
                Row(
                    label: nil,
                    blank: t("choice.blank"),
                    votes: t.number(blank),
                    share: "",
                    bar: nil,
                    weighted: outcome.weightedBlank.map { t.fixed($0) },
                    weightedShare: outcome.weightedBlank.map { _ in "" },
                    weightedBar: nil
                )
            )
        }
        return rows
    }

    /// What weighted shares are shares of; nil if it does not fit, and then none are shown.
    private static func weightedBase(
        _ outcome: SheetOutcome.OfQuestion,
        _ question: Question,
        of counted: CountedSheet
    ) -> Fraction? {
        if question.max == 1 {
            return outcome.weighted?.reduce(Fraction.zero as Fraction?) { sum, next in sum?.adding(next) }
        }
        return WeightedSum.of(counted.plan.cells.map(\.ballots), in: counted.plan.cells)
    }

    private static func share(_ part: Fraction, of whole: Fraction?) -> Fraction? {
        guard let whole, whole > .zero,
            case (let top, false) = part.numerator.multipliedReportingOverflow(by: whole.denominator),
            case (let bottom, false) = part.denominator.multipliedReportingOverflow(by: whole.numerator)
        else { return nil }
        return Fraction(top, bottom)
    }

    private static func bar(_ share: Fraction) -> String {
        (share.multiplied(by: 100)?.decimal(places: 1) ?? "0") + "%"
    }

    private static func verdict(_ judgement: Judgement, _ question: Question, _ t: Texts) -> String {
        let word = judgement.verdict.word
        if let winner = judgement.verdict.winner {
            return t("verdict.winner", ["option": LocalText(question.options[winner].text, in: t.language).text])
        }
        guard let shortfall = judgement.verdict.shortfall else { return t("verdict.\(word)") }
        return t("verdict.\(word)", ["shortfall": t(of: shortfall, in: "shortfall")])
    }
}
