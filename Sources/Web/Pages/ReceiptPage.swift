//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The receipt of ballots that are on record: a page that can be kept, printed and come back to.
public struct ReceiptPage: Page {
    struct Entry: Sendable {
        let row: BallotRow
        /// The address at which the ballot is found again.
        let picture: QRPicture?
    }

    public static let template = "receipt"
    public let layout: Layout
    let t: Texts
    let title: LocalText
    let ballots: [Entry]
    let roundPath: String
    let myBallotPath: String
    let verifyPath: String
    let resultPath: String?
    /// Until when the vote may be changed; nil when it cannot any more.
    let change: String?
    let votePath: String

    public var policy: ContentPolicy { .script }

    /// - Parameters:
    ///   - ballots: at least one, as the addresses' tracking codes ask; for one that is not there, answer with
    ///     `MyBallotPage`.
    ///   - site: the address of the site, `https://…` without a slash at its end.
    public init(_ ballots: [BallotView], of round: RoundView, site: String, _ setting: PageSetting) {
        let t = setting.texts
        self.t = t
        layout = Layout(setting, title: t("receipt.title"), round: round)
        title = LocalText(round.definition.title, in: t.language)
        self.ballots = ballots.compactMap { ballot in
            BallotRow(ballot, of: round, setting).map { row in
                let path = setting.href(.ballot(round.id, ballot.trackingCode))
                return Entry(row: row, picture: QRPicture(site + path))
            }
        }
        roundPath = setting.href(.round(round.id))
        myBallotPath = setting.href(.myBallot(round.id))
        verifyPath = setting.href(.verify(round.id))
        resultPath = round.result == nil ? nil : setting.href(.result(round.id))
        votePath = setting.href(.vote(round.id))
        change = round.admission == .open ? t("receipt.change", ["end": t.end(round.closes)]) : nil
    }
}
