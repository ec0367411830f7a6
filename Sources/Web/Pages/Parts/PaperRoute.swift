//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// How to vote on paper.
struct PaperRoute: Sendable {
    /// Until when one may ask, and until when the envelope must be in; or that asking is over.
    let sentences: [String]
    let contact: ContactLines

    init?(_ round: RoundView, _ setting: PageSetting) {
        guard let paper = round.definition.schedule.paper else { return nil }
        let t = setting.texts
        contact = ContactLines(setting.owner.contact)
        let envelopes = t("paper.envelopes", ["end": t.end(paper.envelopesUntil)])
        if round.now.unixSeconds < paper.requestsUntil.unixSeconds {
            sentences = [t("paper.requests", ["end": t.end(paper.requestsUntil)]), envelopes]
        } else {
            sentences = [t("paper.requests-over", ["end": t.end(paper.requestsUntil)]), envelopes]
        }
    }
}
