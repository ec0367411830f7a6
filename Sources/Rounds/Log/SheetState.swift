//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// How far a sheet's election has come, as the log tells.
public struct SheetState: Sendable {
    public let terms: RoundTerms.OfSheet
    /// Given by *adopt*, and anew by *unready*.
    public internal(set) var election: ElectionID?
    /// What has become of the credentials; nil without a roll that fits.
    public internal(set) var ledger: CredentialLedger?
    /// Whether its Setup event is on record.
    public internal(set) var isSetUp = false
    /// The number of its events.
    public internal(set) var events = 0
    /// The hash of the last of them.
    public internal(set) var lastEvent: Digest?
    /// Whether its encrypted tally is on record.
    public internal(set) var hasTally = false
    /// Trustees' answers on record.
    public internal(set) var decryptions = 0
    /// Whether its result is on record.
    public internal(set) var hasResult = false

    init(terms: RoundTerms.OfSheet) {
        self.terms = terms
    }

    /// What the act *close* must say of the sheet as it stands; nil without a roll or an event.
    public var closing: Closing.OfSheet? {
        guard let lastEvent, let ledger else { return nil }
        return Closing.OfSheet(
            sheet: terms.id,
            lastHeight: events - 1,
            lastEvent: lastEvent,
            strata: terms.strata.letters,
            weights: terms.strata.paperWeights,
            reconciliation: ledger.reconciliation
        )
    }

    /// Whether there is nothing more to wait for: a sum that stays closed has no trustee's answer and no result.
    var isTallied: Bool { hasTally && (decryptions == 0 || hasResult) }
}
