//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
import GRDB
public import Rounds

/// What is known of a credential.
public struct CredentialStatus: Hashable, Sendable {
    /// What has become of it.
    public enum State: Hashable, Sendable {
        /// A spare one that nobody activated.
        case idle
        /// May vote, and has not.
        case active
        /// Has voted.
        case voted
        /// Blocked, for this reason.
        case blocked(Block.Reason)
    }

    /// What it was made for.
    public let role: Roll.Role
    /// Its place in the sheet's strata, paper after letters.
    public let stratum: Int
    /// What has become of it.
    public let state: State
    /// How many ballots were cast with it.
    public let ballots: Int
    /// The ballot that counts.
    public let last: BallotStatus?

    init(_ credential: StoredCredential, election: Int64, in database: Database) throws {
        role = credential.role
        stratum = credential.stratum
        ballots = credential.ballots
        switch (credential.state, credential.reason) {
        case (.idle, _): state = .idle
        case (.active, _): state = credential.ballots > 0 ? .voted : .active
        case (.blocked, let reason?): state = .blocked(reason)
        case (.blocked, nil): throw StoreError(.damaged, "a blocked credential has no reason that is known")
        }
        let hash = try Row.fetchOne(
            database,
            sql: """
                SELECT documents.hash FROM documents
                WHERE election = ? AND height = ? AND place = 0
                """,
            arguments: [election, credential.last]
        )?.digest("hash")
        last = try hash.flatMap { hash in
            try StoredBallot.find(hash, election: election, in: database)
                .map { BallotStatus(trackingCode: hash, $0) }
        }
    }
}

/// A ballot that is on record.
public struct BallotStatus: Hashable, Sendable {
    /// SHA-256 of the ballot.
    public let trackingCode: Digest
    /// The credential that it was cast with.
    public let credential: Bytes32
    /// The height of its event in the archive.
    public let height: Int
    /// The event's place in the round's log.
    public let entry: Int
    /// Whether it is its credential's last so far.
    public let counts: Bool

    init(trackingCode: Digest, _ ballot: StoredBallot) {
        self.trackingCode = trackingCode
        credential = ballot.credential
        height = ballot.height
        entry = ballot.entry
        counts = ballot.counts
    }
}
