//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import GRDB
public import Rounds
public import SignedNotes

extension RoundStore {
    /// What an election is set up with; each document as archived.
    public struct Setup: Sendable {
        public let election: [UInt8]
        public let trustees: [UInt8]
        public let credentials: [UInt8]
        /// The sheet's roll: the credentials with their strata and roles.
        public let roll: Roll

        /// The documents of an election and its roll, which the caller has checked against each other.
        public init(election: [UInt8], trustees: [UInt8], credentials: [UInt8], roll: Roll) {
            self.election = election
            self.trustees = trustees
            self.credentials = credentials
            self.roll = roll
        }
    }

    /// Sets up the election of a sheet: its first event, and its roll. With the last sheet's, the round is ready.
    ///
    /// - Throws: `StoreError` with code `unknown`, `unfit` if the roll is another election's, or `conflict` if the round
    ///   is not `adopted` or the election is set up already.
    public func setUpElection(
        _ uuid: ElectionID,
        _ setup: Setup,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await write { database in
            let election = try StoredElection.find(uuid, in: database)
            let round = try StoredRound.find(id: election.round, in: database)
            guard setup.roll.election == uuid, setup.roll.sheet == election.sheet,
                setup.roll.definition == round.digest
            else { throw StoreError(.unfit, "the roll is not that of election \(uuid)") }
            guard round.phase == .adopted, election.isCurrent else {
                throw StoreError(.conflict, "round \(round.name) is \(round.phase.rawValue), not adopted")
            }
            var log = try LogAppender(round: round.id, in: database)
            var archive = ArchiveWriter(election, in: database)
            let event = NewEvent.setup(
                election: setup.election,
                trustees: setup.trustees,
                credentials: setup.credentials
            )
            _ = try archive.append(event, to: &log)
            try insert(setup.roll, election: election.id, in: database)
            _ = try log.seal(with: key)
            let elections = try StoredElection.current(round: round.id, in: database)
            guard elections.allSatisfy({ $0.head.count > 0 }) else { return }
            try database.execute(sql: "UPDATE rounds SET phase = 'ready' WHERE id = ?", arguments: [round.id])
        }
    }

    /// Records the encrypted sums of an election whose round is closed: of `ballots` ballots that weigh `weight`.
    ///
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if this may not follow now.
    public func recordEncryptedTally(
        _ tally: [UInt8],
        ballots: Int,
        weight: Int,
        of election: ElectionID,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await append(.encryptedTally(tally, ballots: ballots, weight: weight), to: election, signedBy: key)
    }

    /// Records a trustee's answer, which the caller has checked.
    ///
    /// - Throws: as `recordEncryptedTally`.
    public func recordPartialDecryption(
        _ answer: [UInt8],
        owner: Int,
        of election: ElectionID,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await append(.partialDecryption(answer, owner: owner), to: election, signedBy: key)
    }

    /// Records an election's counts.
    ///
    /// - Throws: as `recordEncryptedTally`.
    public func recordResult(
        _ result: [UInt8],
        of election: ElectionID,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await append(.result(result), to: election, signedBy: key)
    }

    private func append(
        _ event: NewEvent,
        to uuid: ElectionID,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await write { database in
            let election = try StoredElection.find(uuid, in: database)
            let round = try StoredRound.find(id: election.round, in: database)
            guard round.phase == .closed, election.isCurrent else {
                throw StoreError(.conflict, "round \(round.name) is \(round.phase.rawValue), not closed")
            }
            var log = try LogAppender(round: round.id, in: database)
            var archive = ArchiveWriter(election, in: database)
            _ = try archive.append(event, to: &log)
            _ = try log.seal(with: key)
        }
    }
}

private func insert(_ roll: Roll, election: Int64, in database: Database) throws {
    let statement = try database.cachedStatement(
        sql: "INSERT INTO credentials (election, key, role, stratum, state) VALUES (?, ?, ?, ?, ?)"
    )
    for place in 0..<roll.count {
        let entry = roll[place]
        let state: StoredCredential.State = entry.role == .letter ? .active : .idle
        try statement.execute(arguments: [
            election, entry.key.blob, entry.role.stored, entry.stratum, state.rawValue,
        ])
    }
}
