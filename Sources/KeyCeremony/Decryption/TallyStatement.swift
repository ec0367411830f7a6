//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// Which tally a trustee's answer is for: all that its cell proofs have in common (docs/protocol.md, "Cell proofs").
public struct TallyStatement: Hashable, Sendable {
    /// The election's fingerprint.
    public let fingerprint: Digest
    /// The hash of the record's last event before EndBallots.
    public let lastEvent: Digest
    /// The hash of the list that says which strata each cell holds.
    public let cellList: Digest

    /// The tally of these ballots in these cells.
    public init(fingerprint: Digest, lastEvent: Digest, cellList: Digest) {
        self.fingerprint = fingerprint
        self.lastEvent = lastEvent
        self.cellList = cellList
    }
}
