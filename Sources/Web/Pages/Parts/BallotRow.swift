//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A ballot on record, in words.
struct BallotRow: Sendable {
    let sheet: LocalText
    let trackingCode: String
    /// Where it stands in the log, counted from 1 as people do.
    let place: String
    let counts: Bool
    /// The receipt itself, as text.
    let proofPath: String
    /// What the receipt is called when it is saved.
    let fileName: String
    let receiptPath: String

    init?(_ ballot: BallotView, of round: RoundView, _ setting: PageSetting) {
        guard let sheet = round.definition.sheet(ballot.sheet) else { return nil }
        let t = setting.texts
        self.sheet = LocalText(sheet.title, in: t.language)
        trackingCode = TrackingCode.text(ballot.trackingCode)
        place = t("ballot.place", ["place": t.number(ballot.entry + 1)])
        counts = ballot.counts
        proofPath = APIPath.receipt(round.id, ballot.trackingCode)
        fileName = "\(t("receipt.file-name"))-\(round.id)-\(ballot.sheet).txt"
        receiptPath = setting.href(.receipt(round.id, [ballot.trackingCode]))
    }
}
