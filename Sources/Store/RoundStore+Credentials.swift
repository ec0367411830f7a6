//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
import GRDB
public import Rounds

extension RoundStore {
    /// What is known of a credential; nil if it is not on the roll.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func credential(_ key: Bytes32, of election: ElectionID) async throws(StoreError) -> CredentialStatus? {
        try await read { database in
            let id = try StoredElection.find(election, in: database).id
            return try StoredCredential.find(key, election: id, in: database)
                .map { try CredentialStatus($0, election: id, in: database) }
        }
    }

    /// The ballot with this tracking code; nil if there is none in this election.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func ballot(_ trackingCode: Digest, of election: ElectionID) async throws(StoreError) -> BallotStatus? {
        try await read { database in
            let id = try StoredElection.find(election, in: database).id
            return try StoredBallot.find(trackingCode, election: id, in: database)
                .map { BallotStatus(trackingCode: trackingCode, $0) }
        }
    }
}
