//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionChecker {
    mutating func checkDegree() {
        let root = DefinitionPath.root
        if draft.degree == .inform {
            if !draft.sheets.isEmpty {
                report(.degreeAndSheets, root.key("sheets"), "a round of the degree inform asks no questions")
            }
            if draft.media.isEmpty {
                report(.media, root.key("media"), "a round of the degree inform names the media that tell about it")
            }
        } else if draft.sheets.isEmpty {
            report(.degreeAndSheets, root.key("sheets"), "a round of the degree \(draft.degree.rawValue) has a sheet")
        } else if !draft.sheets.contains(where: { $0.degree >= draft.degree }) {
            report(.sheetDegree, root.key("degree"), "no sheet is at the round's degree \(draft.degree.rawValue)")
        }
        let cooperates = ([draft.degree] + draft.sheets.map(\.degree)).contains(.cooperate)
        switch (draft.frame, cooperates) {
        case (nil, true):
            report(.frame, root.key("frame"), "co-operation needs time, money and conditions fixed beforehand")
        case (_?, false): report(.frame, root.key("frame"), "a frame belongs to the degree co-operate")
        case (let frame?, true): commitment(frame.commitment, root.key("frame").key("commitment"))
        case (nil, false): break
        }
    }

    mutating func checkPlan() {
        let (plan, path) = (draft.plan, DefinitionPath.root.key("plan"))
        paragraph(plan.decision, path.key("decision"))
        paragraph(plan.value, path.key("value"))
        paragraph(plan.feedback.how, path.key("feedback").key("how"))
        table(plan.open, path.key("open"))
        table(plan.fixed, path.key("fixed"))
        table(plan.roles, path.key("roles"))
        table(plan.audiences, path.key("audiences"))
        for aspect in Aspect.allCases where plan.open[aspect] == nil && plan.fixed[aspect] == nil {
            report(.planAspects, path, "whether \(aspect.rawValue) is open or fixed is not said")
        }
        if plan.open.isEmpty, draft.degree != .inform {
            report(.planAspects, path.key("open"), "nothing is open, so there is nothing to ask")
        }
        for role in [PlanRole.owner, .decider] where plan.roles[role] == nil {
            report(.planRoles, path.key("roles"), "nobody has the role \(role.rawValue)")
        }
        let kinds = Set(draft.groups.map(\.kind))
        for kind in Audience.allCases where kinds.contains(kind) && plan.audiences[kind] == nil {
            report(
                .planAudiences,
                path.key("audiences"),
                "\(kind.rawValue) may answer, but the plan does not address them"
            )
        }
        if plan.audiences.isEmpty, kinds.isEmpty {
            report(.planAudiences, path.key("audiences"), "the plan addresses nobody")
        }
        let adoption = path.key("adoption")
        plain(plan.adoption.decision, adoption.key("decision"), DefinitionBounds.reference)
        decided(plan.adoption.date, adoption.key("date"))
        if let body = plan.decider.body, body != plan.adoption.body {
            let detail = "the \(body.rawValue) decides, but the \(plan.adoption.body.rawValue) adopted the plan"
            report(.planBody, adoption.key("body"), detail)
        }
    }

    /// Checks a promise to follow an outcome.
    mutating func commitment(_ commitment: Commitment, _ path: DefinitionPath) {
        paragraph(commitment.promise, path.key("promise"))
        plain(commitment.decision, path.key("decision"), DefinitionBounds.reference)
        decided(commitment.date, path.key("date"))
        let adopter = draft.plan.adoption.body
        if commitment.body != adopter {
            let detail = "the \(commitment.body.rawValue) commits itself, but the \(adopter.rawValue) adopted the plan"
            report(.commitmentBody, path.key("body"), detail)
        }
    }

    private mutating func decided(_ date: Day, _ path: DefinitionPath) {
        let opening = draft.schedule.opens.day
        if date >= opening {
            report(.lateDecision, path, "decided on \(date), not before the opening day \(opening)")
        }
    }

    private mutating func table<Key: CaseIterable & RawRepresentable<String>>(
        _ texts: [Key: BilingualText],
        _ path: DefinitionPath
    ) {
        for key in Key.allCases {
            if let text = texts[key] { paragraph(text, path.key(key.rawValue)) }
        }
    }
}
