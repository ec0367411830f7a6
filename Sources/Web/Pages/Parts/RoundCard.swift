//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A round on the start page.
struct RoundCard: Sendable {
    let href: String
    let title: LocalText
    let summary: LocalText
    let state: StateTag
    /// Until when one can vote, or what comes next.
    let when: String

    init(_ round: RoundView, _ setting: PageSetting) {
        let texts = setting.texts
        href = setting.href(.round(round.id))
        title = LocalText(round.definition.title, in: texts.language)
        summary = LocalText(round.definition.summary, in: texts.language)
        state = StateTag(round, texts)
        when = Self.when(round, texts)
    }

    /// What the round waits for, in one sentence.
    static func when(_ round: RoundView, _ texts: Texts) -> String {
        if round.asksNothing { return texts(round.admission == .annulled ? "when.withdrawn" : "when.informing") }
        return switch round.admission {
        case .open: texts("when.open", ["end": texts.end(round.closes)])
        case .tooEarly: texts("when.coming", ["opens": texts.moment(round.opens)])
        case .suspended: texts("when.suspended")
        case .annulled: texts("when.annulled")
        case .tooLate:
            switch round.phase {
            case .tallied: texts("when.provisional")
            case .published, .answered: texts("when.established")
            case .invalid: texts("when.invalid")
            default: texts("when.counting", ["end": texts.end(round.closes)])
            }
        }
    }
}
