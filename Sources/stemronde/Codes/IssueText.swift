//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Registrar
import Rounds

/// The numbers of an issue as people read them.
enum IssueText {
    static func text(_ plan: IssuePlan) -> String {
        var text = "\(plan.register.entries.count) addresses, \(plan.letterCount) letters, \(plan.codeCount) codes\n\n"
        for part in plan.parts {
            text += "\(part.stratum): \(part.addresses) addresses, \(part.letters) letters"
            text += reasons(part.leftOut) + "\n"
        }
        let outside = plan.leftOut.values.reduce(0, +)
        if outside > 0 { text += "in no stratum: \(outside) addresses\(reasons(plan.leftOut))\n" }
        if plan.inSeveralGroups > 0 {
            text += "in several groups: \(plan.inSeveralGroups) addresses, each counted in the first\n"
        }
        text += "\n"
        for (letterClass, count) in zip(plan.classes, plan.reserve) {
            text += "reserve \(letterClass.id): \(count) codes\n"
        }
        for (sheet, counts) in zip(plan.definition.sheets, plan.paper) {
            for (weight, count) in zip(sheet.distinctWeights, counts) {
                text += "paper \(sheet.id), weight \(weight): \(count) codes\n"
            }
        }
        return text
    }

    private static func reasons(_ counts: [LeftOut: Int]) -> String {
        let texts = LeftOut.allCases.compactMap { reason in counts[reason].map { "\(reason.rawValue) \($0)" } }
        return texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
    }
}
