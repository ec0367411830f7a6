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

    /// How the ballot of a sheet is made.
    struct SheetFile: Sendable {
        let title: LocalText
        let electionPath: String
        let electionName: String
        /// The commands, one on each line.
        let commands: String
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
    let sheets: [SheetFile]
    /// Puts the ballots of several sheets into one file; nil if there is but one sheet.
    let join: String?

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
        sheets = round.sheetsToAnswer.compactMap { sheet in
            guard let election = round.elections.first(where: { $0.sheet == sheet.id }) else { return nil }
            let id = sheet.id
            return SheetFile(
                title: LocalText(sheet.title, in: t.language),
                electionPath: APIPath.election(election.uuid),
                electionName: "\(id).json",
                commands: """
                    stemronde ballot form \(id).json > \(id).txt
                    stemronde ballot create \(id).json --choices \(id).txt \\
                        --postcode '1234 AB' --house-number 12 \\
                        --output \(id).ballot
                    """
            )
        }
        let parts = round.sheetsToAnswer.map { "cat \($0.id).ballot; echo;" }.joined(separator: " ")
        join = sheets.count > 1 ? "( \(parts) ) > ballots.txt" : nil
    }
}
