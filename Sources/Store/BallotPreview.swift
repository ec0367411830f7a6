//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// What a ballot says it is, before its proofs are checked.
public struct BallotPreview: Hashable, Sendable {
    /// The sheet's election.
    public let election: ElectionID
    /// The public credential that it says signed it.
    public let credential: Bytes32
    /// SHA-256 of the ballot.
    public let trackingCode: Digest

    /// A ballot that is not checked yet.
    public init(election: ElectionID, credential: Bytes32, trackingCode: Digest) {
        self.election = election
        self.credential = credential
        self.trackingCode = trackingCode
    }
}
