//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
public import ElectionRecord
import Foundation
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

    /// Sets up elections, all of them or none: their first events, and their rolls. With the last sheet's, the round is
    /// ready.
    ///
    /// - Parameter files: by their names in the public folder of the elections' round.
    /// - Throws: `StoreError` with code `unknown`, `unfit` if a roll is another election's, or `conflict` if the round is
    ///   not `adopted` or an election is set up already.
    public func setUpElections(
        _ setups: [(uuid: ElectionID, setup: Setup)],
        files: [String: [UInt8]] = [:],
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await write { database in
            for (uuid, setup) in setups {
                let election = try StoredElection.find(uuid, in: database)
                for (file, bytes) in files { try database.keepFile(file, bytes, round: election.round) }
                try Self.setUp(election, setup, signedBy: key, in: database)
            }
        }
    }

    /// Sets up one election.
    ///
    /// - Throws: as `setUpElections`.
    public func setUpElection(
        _ uuid: ElectionID,
        _ setup: Setup,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        try await setUpElections([(uuid, setup)], signedBy: key)
    }

    private static func setUp(
        _ election: StoredElection,
        _ setup: Setup,
        signedBy key: SigningKey,
        in database: Database
    ) throws {
        let round = try StoredRound.find(id: election.round, in: database)
        guard setup.roll.election == election.uuid, setup.roll.sheet == election.sheet,
            setup.roll.definition == round.digest
        else { throw StoreError(.unfit, "the roll is not that of election \(election.uuid)") }
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
        try election.insert(setup.roll, in: database)
        _ = try log.seal(with: key)
        let elections = try StoredElection.current(round: round.id, in: database)
        guard elections.allSatisfy({ $0.head.count > 0 }) else { return }
        try database.execute(sql: "UPDATE rounds SET phase = 'ready' WHERE id = ?", arguments: [round.id])
    }

    /// Records what the count of a closed round adds, all of it or nothing: encrypted sums, trustees' answers, results,
    /// and files that go with them.
    ///
    /// - Parameter files: by their names in the public folder.
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if the round is not closed or an event may not follow now.
    public func recordCount(
        _ events: [(election: ElectionID, event: NewEvent)],
        files: [String: [UInt8]] = [:],
        of name: RoundID,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        precondition(events.allSatisfy { $0.event.type.isOfCount }, "an event that is not of the count")
        try await write { database in
            let round = try StoredRound.find(name, in: database)
            var log = try LogAppender(round: round.id, in: database)
            for (uuid, event) in events {
                let election = try StoredElection.find(uuid, in: database)
                guard election.round == round.id else {
                    throw StoreError(.unknown, "election \(uuid) is not of round \(name)")
                }
                try Self.demandClosed(election, in: database)
                var archive = ArchiveWriter(election, in: database)
                _ = try archive.append(event, to: &log)
            }
            for (file, bytes) in files { try database.keepFile(file, bytes, round: round.id) }
            if !events.isEmpty { _ = try log.seal(with: key) }
        }
    }

    /// Keeps a trustee's answer until the sums are opened; it replaces an earlier one of the same trustee.
    ///
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if the round is not closed.
    public func keepAnswer(_ answer: [UInt8], owner: Int, of uuid: ElectionID) async throws(StoreError) {
        try await write { database in
            let election = try StoredElection.find(uuid, in: database)
            try Self.demandClosed(election, in: database)
            try database.execute(
                sql: "INSERT OR REPLACE INTO answers (election, owner, bytes) VALUES (?, ?, ?)",
                arguments: [election.id, owner, Data(answer)]
            )
        }
    }

    /// The trustees' answers that are kept, by the trustees' numbers.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func answers(of uuid: ElectionID) async throws(StoreError) -> [[UInt8]] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT bytes FROM answers WHERE election = ? ORDER BY owner",
                arguments: [try StoredElection.find(uuid, in: database).id]
            ).map { try $0.bytes("bytes") }
        }
    }

    private static func demandClosed(_ election: StoredElection, in database: Database) throws {
        let round = try StoredRound.find(id: election.round, in: database)
        guard round.phase == .closed, election.isCurrent else {
            throw StoreError(.conflict, "round \(round.name) is \(round.phase.rawValue), not closed")
        }
    }
}

extension EventType {
    /// Whether events of this type come when a round is closed.
    fileprivate var isOfCount: Bool {
        switch self {
        case .encryptedTally, .partialDecryption, .result: true
        case .setup, .ballot, .endBallots, .shuffle, .endShuffles: false
        }
    }
}
