//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// A ballot on record, as the page of its receipt and *find my ballot* show it.
public struct BallotView: Hashable, Sendable {
    public var sheet: SheetID
    /// SHA-256 of the ballot.
    public var trackingCode: Digest
    /// The place of its event in the round's log, from 0.
    public var entry: Int
    /// Whether it is the last of its credential so far.
    public var counts: Bool

    public init(sheet: SheetID, trackingCode: Digest, entry: Int, counts: Bool) {
        self.sheet = sheet
        self.trackingCode = trackingCode
        self.entry = entry
        self.counts = counts
    }
}
