//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A round's plan in words: who decides what, what is fixed, how the answer is used.
struct PlanWords: Sendable {
    struct Row: Sendable {
        let label: String
        let text: LocalText
    }

    struct FrameWords: Sendable {
        let rows: [Row]
        let commitment: String
        let promise: LocalText
        let decision: String
    }

    let decision: LocalText
    let value: LocalText
    let decider: String
    let adoption: String
    let open: [Row]
    let fixed: [Row]
    let frame: FrameWords?
    let degreeName: String
    let degreeMeaning: String
    let promises: [PromiseRow]
    let feedbackBy: String
    let feedbackHow: LocalText
    let roles: [Row]
    let audiences: [Row]
    let media: [LocalText]
    let hasMedia: Bool

    init(_ round: RoundView, _ t: Texts) {
        let plan = round.definition.plan
        let local = { (text: BilingualText) in LocalText(text, in: t.language) }
        decision = local(plan.decision)
        value = local(plan.value)
        decider = t(of: plan.decider, in: "decider")
        adoption = t(
            "plan.adoption",
            [
                "body": t(of: plan.adoption.body, in: "body"), "decision": plan.adoption.decision,
                "day": t.day(plan.adoption.date),
            ]
        )
        let aspects = { (texts: [Aspect: BilingualText]) in
            Aspect.allCases.compactMap { aspect in
                texts[aspect].map { Row(label: t(of: aspect, in: "aspect"), text: local($0)) }
            }
        }
        open = aspects(plan.open)
        fixed = aspects(plan.fixed)
        frame = round.definition.frame.map { frame in
            FrameWords(
                rows: [
                    Row(label: t("frame.time"), text: local(frame.time)),
                    Row(label: t("frame.money"), text: local(frame.money)),
                    Row(label: t("frame.conditions"), text: local(frame.conditions)),
                ],
                commitment: t("frame.commitment", ["body": t(of: frame.commitment.body, in: "body")]),
                promise: local(frame.commitment.promise),
                decision: t(
                    "rule.decision",
                    ["decision": frame.commitment.decision, "day": t.day(frame.commitment.date)]
                )
            )
        }
        degreeName = t(of: round.definition.degree, in: "degree")
        degreeMeaning = t(of: round.definition.degree, in: "degree-meaning")
        promises = PromiseRow.rows(of: round, t)
        feedbackBy = t("plan.feedback", ["day": t.day(plan.feedback.by)])
        feedbackHow = local(plan.feedback.how)
        audiences = Audience.allCases.compactMap { audience in
            plan.audiences[audience].map { Row(label: t(of: audience, in: "audience"), text: local($0)) }
        }
        media = round.definition.media.map(local)
        hasMedia = !media.isEmpty
        roles = PlanRole.allCases.compactMap { role in
            plan.roles[role].map { Row(label: t(of: role, in: "role"), text: local($0)) }
        }
    }
}
