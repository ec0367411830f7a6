//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// An event of an archive with the records that it refers to, all of them checked against their hashes.
public struct RecordedEvent: Sendable {
    /// What an event says, with its documents.
    public enum Content: Sendable {
        /// The election's documents; the last is what Belenios 3 may add.
        case setup(election: DataRecord, trustees: DataRecord, credentials: DataRecord, certificate: DataRecord?)
        /// A ballot; its record's hash is the tracking number.
        case ballot(DataRecord)
        /// Nothing more is cast.
        case endBallots
        /// The sums, and what is said of them.
        case encryptedTally(TallyPayload, DataRecord)
        /// The answer of the trustee with that number, from 1.
        case partialDecryption(owner: Int, DataRecord)
        /// The counts.
        case result(DataRecord)
    }

    /// The event.
    public let event: Event
    /// The event's bytes.
    public let bytes: [UInt8]
    /// Their SHA-256: the next event's parent.
    public let hash: Digest
    /// Its documents.
    public let content: Content
    /// The part of the archive that holds the event and its records.
    public let range: Range<Int>
}
