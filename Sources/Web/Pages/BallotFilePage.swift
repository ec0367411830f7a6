//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// Voting where the voting document cannot run: why, on paper, or with a ballot file made by the command line.
public struct BallotFilePage: Page {
    /// What was wrong with an upload.
    public enum Mistake: String, CaseIterable, Sendable {
        /// No file, or an empty one.
        case missing
        /// Not a ballot file, or too large.
        case form
        /// Its ballots are for other elections.
        case otherRound = "other-round"
        /// A ballot did not pass the checks.
        case refused
    }

    public static let template = "ballot-file"
    public let layout: Layout
    public let status: Int
    let t: Texts
    let roundPath: String
    let votePath: String
    let action: String
    /// Shows that the form came from this page.
    let token: String?
    let paper: PaperRoute?
    let errors: FormErrors?
    let error: String?
    let isOpen: Bool
    let command: String

    public init(_ round: RoundView, mistake: Mistake? = nil, token: String? = nil, _ setting: PageSetting) {
        let t = setting.texts
        self.t = t
        error = mistake.map { t(of: $0, in: "file-error") }
        errors = FormErrors(error.map { [("ballots", $0)] } ?? [])
        layout = Layout(setting, title: t("file.title"), round: round, isError: mistake != nil)
        status = mistake == nil ? 200 : 422
        roundPath = setting.href(.round(round.id))
        votePath = setting.href(.vote(round.id))
        action = setting.href(.ballotFile(round.id))
        self.token = token
        paper = PaperRoute(round, setting)
        isOpen = round.admission == .open
        command = "stemronde ballot create \(round.id)"
    }
}
