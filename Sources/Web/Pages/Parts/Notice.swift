//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A page that says why something cannot be, and what to do: never only an error.
struct Notice: Sendable {
    /// Which one: also the fragment and the code by which the voting document's script finds it.
    let id: String
    let title: String
    let paragraphs: [String]
    /// What the officials gave as the reason.
    let reason: String?
    let links: [Link]
    /// Whether the municipality's telephone number and addresses are shown.
    let hasContact: Bool
    /// Whether the voting document offers to try again.
    let canRetry: Bool

    init(_ kind: NoticeKind, round: RoundView?, wait: Int? = nil, _ setting: PageSetting) {
        let t = setting.texts
        var values: [String: String] = [:]
        if let round {
            values = ["opens": t.moment(round.opens), "end": t.end(round.closes)]
        }
        values["wait"] = t.duration(seconds: wait ?? 300)
        id = kind.rawValue
        title = t("\(kind.key).title")
        paragraphs = t.paragraphs("\(kind.key).text", values)
        reason = kind.hasReason ? round?.reason : nil
        hasContact = kind.hasContact
        canRetry = kind.canRetry
        var links: [Link] = []
        if let round {
            if kind.offersAddress { links.append(Link(t("address.title"), setting.href(.address(round.id)))) }
            if kind.offersFile { links.append(Link(t("file.title"), setting.href(.ballotFile(round.id)))) }
            if kind.offersResult, round.result != nil {
                links.append(Link(t("result.name"), setting.href(.result(round.id))))
            }
            links.append(Link(t("nav.round"), setting.href(.round(round.id))))
        } else {
            links.append(Link(t("nav.start"), setting.href(.start)))
        }
        self.links = links
    }
}
