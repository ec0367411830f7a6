//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A round's page: what, why, who decides, what is fixed, how the answer is used, until when, and how to take part.
public struct RoundPage: Page {
    struct Moment: Sendable {
        let label: String
        let text: String
    }

    struct DocumentLink: Sendable {
        let href: String
        let title: LocalText
    }

    public static let template = "round"
    public let layout: Layout
    let t: Texts
    let state: StateTag
    let when: String
    let title: LocalText
    let summary: LocalText
    /// Why the round stands still or is void.
    let reason: String?
    let votePath: String?
    let resultPath: String?
    let addressPath: String?
    let myBallotPath: String
    let verifyPath: String
    let startPath: String
    let plan: PlanWords
    let sheets: [SheetWords]
    let hasSheets: Bool
    let perAddress: String
    let schedule: [Moment]
    let paper: PaperRoute?
    let documents: [DocumentLink]
    let hasDocuments: Bool
    let feedback: [FeedbackRow]
    let hasFeedback: Bool
    let feedbackDocuments: [FeedbackDocument]

    public init(_ round: RoundView, _ setting: PageSetting) {
        let t = setting.texts
        let definition = round.definition
        self.t = t
        layout = Layout(setting, title: nil, round: round)
        state = StateTag(round, t)
        when = RoundCard.when(round, t)
        title = LocalText(definition.title, in: t.language)
        summary = LocalText(definition.summary, in: t.language)
        reason = round.reason
        hasSheets = !definition.sheets.isEmpty
        votePath = hasSheets && round.admission == .open ? setting.href(.vote(round.id)) : nil
        resultPath = round.result == nil ? nil : setting.href(.result(round.id))
        let isRunning = round.admission == .open || round.admission == .tooEarly || round.admission == .suspended
        addressPath = hasSheets && isRunning ? setting.href(.address(round.id)) : nil
        myBallotPath = setting.href(.myBallot(round.id))
        verifyPath = setting.href(.verify(round.id))
        startPath = setting.href(.start)
        plan = PlanWords(round, t)
        sheets = round.sheetsToAnswer.map { SheetWords($0, of: round, t) }
        perAddress = t(of: definition.terms.votesPerAddress, in: "votes")
        schedule = Self.schedule(round, t)
        paper = hasSheets ? PaperRoute(round, setting) : nil
        documents = definition.documents.map {
            DocumentLink(href: $0.url, title: LocalText($0.title, in: t.language))
        }
        hasDocuments = !documents.isEmpty
        feedback = FeedbackRow.rows(of: round, t)
        feedbackDocuments = FeedbackDocument.all(of: round, t)
        hasFeedback = !feedbackDocuments.isEmpty
    }

    private static func schedule(_ round: RoundView, _ t: Texts) -> [Moment] {
        guard !round.definition.sheets.isEmpty else { return [] }
        var rows = [
            Moment(label: t("schedule.opens"), text: t.moment(round.opens)),
            Moment(label: t("schedule.closes"), text: t.end(round.closes)),
        ]
        if let paper = round.definition.schedule.paper {
            rows.append(Moment(label: t("schedule.paper-requests"), text: t.end(paper.requestsUntil)))
            rows.append(Moment(label: t("schedule.paper-envelopes"), text: t.end(paper.envelopesUntil)))
        }
        rows.append(Moment(label: t("schedule.feedback"), text: t.day(round.definition.plan.feedback.by)))
        return rows
    }
}
