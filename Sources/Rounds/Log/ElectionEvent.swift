//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// An event of a sheet's election as the state of a round needs it; whoever reads the archive feeds it.
public struct ElectionEvent: Hashable, Sendable {
    /// What the event says.
    public enum Kind: Hashable, Sendable {
        case setup
        /// A ballot signed by this credential, in the encoding of RFC 8032, section 5.1.2.
        case ballot(Bytes32)
        case endBallots
        case encryptedTally
        case partialDecryption
        case result
    }

    public let election: ElectionID
    /// The number of events before it.
    public let height: Int
    /// The SHA-256 of the event's bytes.
    public let hash: Digest
    public let kind: Kind

    public init(election: ElectionID, height: Int, hash: Digest, kind: Kind) {
        self.election = election
        self.height = height
        self.hash = hash
        self.kind = kind
    }
}
