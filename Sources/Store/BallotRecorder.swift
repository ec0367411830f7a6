//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import GRDB
import Rounds
import SignedNotes

/// Decides on submissions one after the other, and records them, within a transaction.
struct BallotRecorder {
    /// What became of a submission, without the receipts.
    enum Outcome: Sendable {
        case recorded([Ballot])
        case refused(BallotRefusal)
    }

    /// A ballot that is on record once the transaction is committed.
    struct Ballot: Sendable {
        let election: ElectionID
        let trackingCode: Digest
        let height: Int
        let isNew: Bool
        let counts: Bool
        /// The event's place in the log.
        let entry: Int

        func with(receipt: LogProof) -> RecordedBallot {
            RecordedBallot(
                election: election,
                trackingCode: trackingCode,
                height: height,
                isNew: isNew,
                counts: counts,
                receipt: receipt
            )
        }
    }

    let round: StoredRound
    private let database: Database
    private var log: LogAppender
    private var elections: [ElectionID: StoredElection] = [:]
    private var archives: [ElectionID: ArchiveWriter] = [:]
    private var hasAppended = false

    init(round name: RoundID, in database: Database) throws {
        self.database = database
        round = try StoredRound.find(name, in: database)
        log = try LogAppender(round: round.id, in: database)
        for election in try StoredElection.all(round: round.id, in: database) {
            elections[election.uuid] = election
            archives[election.uuid] = ArchiveWriter(election, in: database)
        }
    }

    /// Records all ballots of a submission, or refuses it.
    mutating func record(_ submission: BallotSubmission) throws -> Outcome {
        var seen: Set<ElectionID> = []
        var known: [Ballot?] = []
        for item in submission.ballots {
            guard let election = elections[item.election] else { return .refused(item, .unknownElection) }
            guard seen.insert(item.election).inserted else { return .refused(item, .sheetTwice) }
            let found = try recordedBallot(item, in: election)
            if found == nil, let reason = try refusal(of: item, in: election, route: submission.route) {
                return .refused(item, reason)
            }
            known.append(found)
        }
        // Nothing was written so far: from here on the submission is recorded as a whole.
        var ballots: [Ballot] = []
        for (item, found) in zip(submission.ballots, known) { ballots.append(try found ?? append(item)) }
        return .recorded(ballots)
    }

    /// Signs the log's new state, and gives its newest; nil if the round has no log yet.
    func seal(with key: SigningKey) throws -> SignedCheckpoint? {
        hasAppended ? try log.seal(with: key) : try StoredLog.find(round: round.id, in: database)?.checkpoint
    }

    /// This very ballot, if it is on record.
    private func recordedBallot(_ item: BallotSubmission.Ballot, in election: StoredElection) throws -> Ballot? {
        let hash = item.ballot.ballot.trackingCode
        return try StoredBallot.find(hash, election: election.id, in: database).map { stored in
            Ballot(
                election: item.election,
                trackingCode: hash,
                height: stored.height,
                isNew: false,
                counts: stored.counts,
                entry: stored.entry
            )
        }
    }

    /// Why the ballot may not be recorded; nil if it may.
    private func refusal(
        of item: BallotSubmission.Ballot,
        in election: StoredElection,
        route: BallotSubmission.Route
    ) throws -> BallotRefusal.Reason? {
        guard election.isCurrent else { return .unknownElection }
        if let reason = round.refusal(of: route) { return reason }
        let key = item.ballot.ballot.credential.bytes
        guard let credential = try StoredCredential.find(key, election: election.id, in: database) else {
            return .unknownCredential
        }
        return credential.refusal(of: route)
    }

    private mutating func append(_ item: BallotSubmission.Ballot) throws -> Ballot {
        guard let election = elections[item.election],
            let appended = try archives[item.election]?.append(.ballot(item.ballot.ballot.bytes), to: &log)
        else { preconditionFailure("an election that was there is gone") }
        hasAppended = true
        let hash = item.ballot.ballot.trackingCode
        let key = item.ballot.ballot.credential.bytes.blob
        let height = appended.records.event.height
        try database.cachedStatement(
            sql: "INSERT INTO ballots (election, hash, credential, height) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [election.id, hash.blob, key, height])
        try database.cachedStatement(
            sql: "UPDATE credentials SET ballots = ballots + 1, last = ? WHERE election = ? AND key = ?"
        ).execute(arguments: [height, election.id, key])
        return Ballot(
            election: item.election,
            trackingCode: hash,
            height: height,
            isNew: true,
            counts: true,
            entry: appended.entry
        )
    }
}

extension BallotRecorder.Outcome {
    fileprivate static func refused(_ item: BallotSubmission.Ballot, _ reason: BallotRefusal.Reason) -> Self {
        .refused(BallotRefusal(reason: reason, election: item.election))
    }
}
