//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Letters
import PaperDesk

extension MinutesDocument.PaperPile {
    /// What the minutes say of a signed count; as if of another pile, where one is named.
    init(_ count: PaperCount, as name: String? = nil) {
        self.init(
            name: name ?? count.pile,
            envelopes: count.envelopes,
            ballots: count.ballots,
            void: count.void,
            resolved: count.resolved,
            invalid: count.invalid,
            officials: ["griffier", "projectleider"]
        )
    }
}
