//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The voting document: from *who are you* to the receipt, in sections that its script shows one at a time.
///
/// Nothing in it can be submitted, and the input of the voting code is made by the script, so that neither code nor
/// choice can be posted by accident (docs/pages.md, "The voting document").
public struct VotingPage: Page {
    public static let template = "voting"
    public let layout: Layout
    let t: Texts
    /// JSON for the script.
    let data: String
    let title: LocalText
    /// The scripts that the document's own imports, so that they come at once and not one after the other.
    let modules: [String]
    let roundPath: String
    let filePath: String
    let myBallotPath: String
    let verifyPath: String
    /// Until when the vote may be changed.
    let change: String
    let receiptChange: String
    let voted: [String]
    let auditText: [String]
    let auditedText: [String]
    let unsentText: [String]
    let sheets: [VotingSheet]
    let postcode: FormField
    let houseNumber: FormField
    let notices: [Notice]
    let contact: ContactLines

    private static let imports = [
        "booth-loader", "booth-module", "page-api", "page-data", "page-errors", "page-identity", "voting-answers",
        "voting-receipt", "voting-steps", "voting-view",
    ]

    public var policy: ContentPolicy { .booth }

    /// The document of a round that takes ballots; every sheet must have its election.
    public init(_ round: RoundView, _ setting: PageSetting) {
        precondition(round.elections.count == round.definition.sheets.count, "every sheet has its election")
        let t = setting.texts
        self.t = t
        let layout = Layout(setting, title: t("vote.title"), round: round)
        self.layout = layout
        data = VotingData(round, titleEnd: layout.titleEnd, t).json
        title = LocalText(round.definition.title, in: t.language)
        modules = Self.imports.map { APIPath.asset("\($0).js") }
        roundPath = setting.href(.round(round.id))
        filePath = setting.href(.ballotFile(round.id))
        myBallotPath = setting.href(.myBallot(round.id))
        verifyPath = setting.href(.verify(round.id))
        let end = ["end": t.end(round.closes)]
        change = t("vote.start-change", end)
        receiptChange = t("vote.receipt-change", end)
        voted = t.paragraphs("vote.voted-text")
        auditText = t.paragraphs("vote.audit-text")
        auditedText = t.paragraphs("vote.audited-text")
        unsentText = t.paragraphs("vote.unsent-text")
        sheets = round.sheetsToAnswer.map { VotingSheet($0, of: round, t) }
        postcode = .postcode(t)
        houseNumber = .houseNumber(t)
        notices = NoticeKind.allCases.filter { $0 != .notFound && $0 != .foreignForm }.map {
            Notice($0, round: round, setting)
        }
        contact = ContactLines(setting.owner.contact)
    }
}
