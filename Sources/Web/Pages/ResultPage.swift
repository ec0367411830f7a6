//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The result of a round, with everything that anyone needs to work it out again.
public struct ResultPage: Page {
    struct Banner: Sendable {
        let heading: String
        let text: String
        /// The end of a class: `provisional`, `established`, `invalid`.
        let kind: String
    }

    struct Download: Sendable {
        let href: String
        let label: String
        let name: String
    }

    public static let template = "result"
    public let layout: Layout
    let t: Texts
    let title: LocalText
    let banner: Banner
    let reason: String?
    let sheets: [ResultSheet]
    let hasSeveralSheets: Bool
    let downloads: [Download]
    let roundPath: String
    let verifyPath: String
    let feedback: [FeedbackRow]
    let hasFeedback: Bool
    let feedbackDocuments: [FeedbackDocument]
    let promises: [PromiseRow]
    let feedbackBy: String
    let perAddress: String

    /// The page of a round that has a result.
    public init(_ round: RoundView, _ setting: PageSetting) {
        guard let result = round.result else { preconditionFailure("a round without a result has no page of it") }
        let t = setting.texts
        self.t = t
        layout = Layout(setting, title: t("result.name"), round: round)
        title = LocalText(round.definition.title, in: t.language)
        let kind =
            switch round.phase {
            case .published, .answered: "established"
            case .invalid: "invalid"
            default: "provisional"
            }
        banner = Banner(heading: t("banner.\(kind).title"), text: t("banner.\(kind).text"), kind: kind)
        reason = round.phase == .invalid ? round.reason : nil
        sheets = zip(result.counted, result.outcomes).compactMap { ResultSheet($0, $1, of: round, t) }
        hasSeveralSheets = sheets.count > 1
        downloads = [
            Download(href: APIPath.bundle(round.id), label: t("download.bundle"), name: "\(round.id).tar"),
            Download(href: APIPath.file(round.id, "result.csv"), label: t("download.csv"), name: "result.csv"),
            Download(href: APIPath.file(round.id, "result.json"), label: t("download.json"), name: "result.json"),
            Download(
                href: APIPath.file(round.id, "definition.json"),
                label: t("download.definition"),
                name: "definition.json"
            ),
            Download(href: APIPath.file(round.id, "SHA256SUMS"), label: t("download.sums"), name: "SHA256SUMS"),
        ]
        roundPath = setting.href(.round(round.id))
        verifyPath = setting.href(.verify(round.id))
        feedback = FeedbackRow.rows(of: round, t)
        feedbackDocuments = FeedbackDocument.all(of: round, t)
        hasFeedback = !feedbackDocuments.isEmpty
        promises = PromiseRow.rows(of: round, t)
        feedbackBy = t("plan.feedback", ["day": t.day(round.definition.plan.feedback.by)])
        perAddress = t(of: round.definition.terms.votesPerAddress, in: "votes")
    }
}
