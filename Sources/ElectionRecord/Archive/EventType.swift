//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an event says; the raw value is its name in the archive.
public enum EventType: String, CaseIterable, Sendable {
    /// The election, its trustees and its credentials.
    case setup = "Setup"
    /// A ballot.
    case ballot = "Ballot"
    /// Nothing more is cast.
    case endBallots = "EndBallots"
    /// A trustee's shuffle; never in our elections, which are tallied by sums.
    case shuffle = "Shuffle"
    /// The end of the shuffles; never in our elections.
    case endShuffles = "EndShuffles"
    /// The encrypted sums.
    case encryptedTally = "EncryptedTally"
    /// One trustee's decryption factors.
    case partialDecryption = "PartialDecryption"
    /// The counts.
    case result = "Result"

    /// Whether an event of this type points to a document.
    public var hasPayload: Bool {
        self != .endBallots && self != .endShuffles
    }

    /// Whether an event of this type may follow one of type `last`, or come first.
    ///
    /// One Setup; ballots; one EndBallots; one EncryptedTally; partial decryptions; one Result. A record may end after
    /// any of them. Belenios' reader is laxer: it looks for the last event of each kind (docs/record-format.md).
    public func mayFollow(_ last: EventType?) -> Bool {
        switch self {
        case .setup: last == nil
        case .ballot, .endBallots: last == .setup || last == .ballot
        case .shuffle, .endShuffles: false
        case .encryptedTally: last == .endBallots
        case .partialDecryption: last == .encryptedTally || last == .partialDecryption
        case .result: last == .partialDecryption
        }
    }
}
