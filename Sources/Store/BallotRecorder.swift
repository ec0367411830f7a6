//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import GRDB
import Rounds
import SignedNotes

/// Decides on submissions one after the other, and records them, within a transaction.
struct BallotRecorder {
    /// What became of a submission, without the receipts.
    enum Outcome {
        case recorded([Ballot])
        case refused(BallotRefusal)
    }

    /// A ballot that is on record once the transaction is committed.
    struct Ballot {
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

    private var judge: BallotJudge
    private let database: Database
    private var log: LogAppender
    private var archives: [ElectionID: ArchiveWriter]
    private var hasAppended = false

    init(round name: RoundID, in database: Database) throws {
        self.database = database
        judge = try BallotJudge(round: name, in: database)
        log = try LogAppender(round: judge.round.id, in: database)
        archives = judge.elections.mapValues { ArchiveWriter($0, in: database) }
    }

    /// Records all ballots of a submission, or refuses it.
    mutating func record(_ submission: BallotSubmission) throws -> Outcome {
        let previews = submission.ballots.map(\.preview)
        switch try judge.judge(previews, route: submission.route) {
        case .refused(let refusal): return .refused(refusal)
        case .recordable(let known):
            // Nothing was written so far: from here on the submission is recorded as a whole.
            if submission.route.isPaper, known.contains(where: { $0 == nil }) { try judge.startPaper() }
            var ballots: [Ballot] = []
            for (place, preview) in previews.enumerated() {
                if let stored = known[place] {
                    ballots.append(Self.ballot(preview, stored))
                } else {
                    ballots.append(try append(preview, submission.ballots[place].ballot.ballot.bytes))
                }
            }
            return .recorded(ballots)
        }
    }

    /// Signs the log's new state, and makes the receipts. They prove nothing to anybody before the commit.
    func verdicts(on outcomes: [Outcome], signedBy key: SigningKey) throws -> [BallotVerdict] {
        let round = judge.round.id
        let state = hasAppended ? try log.seal(with: key) : try StoredLog.find(round: round, in: database)?.checkpoint
        let hashes = StoredHashes(database: database, round: round)
        return try outcomes.map { outcome in
            switch outcome {
            case .refused(let refusal): return .refused(refusal)
            case .recorded(let ballots):
                guard let state else { throw StoreError(.damaged, "a round has ballots but no log") }
                return .recorded(
                    try ballots.map { ballot in
                        let proof = try hashes.inclusionProof(index: ballot.entry, size: state.checkpoint.size)
                        return ballot.with(receipt: LogProof(inclusion: proof, checkpoint: state))
                    }
                )
            }
        }
    }

    private static func ballot(_ preview: BallotPreview, _ stored: StoredBallot) -> Ballot {
        Ballot(
            election: preview.election,
            trackingCode: preview.trackingCode,
            height: stored.height,
            isNew: false,
            counts: stored.counts,
            entry: stored.entry
        )
    }

    private mutating func append(_ preview: BallotPreview, _ bytes: [UInt8]) throws -> Ballot {
        guard let election = judge.elections[preview.election],
            let appended = try archives[preview.election]?.append(.ballot(bytes), to: &log)
        else { preconditionFailure("an election that was there is gone") }
        hasAppended = true
        let height = appended.records.event.height
        try database.cachedStatement(
            sql: "INSERT INTO ballots (election, hash, credential, height) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [election.id, preview.trackingCode.blob, preview.credential.blob, height])
        try database.cachedStatement(
            sql: "UPDATE credentials SET ballots = ballots + 1, last = ? WHERE election = ? AND key = ?"
        ).execute(arguments: [height, election.id, preview.credential.blob])
        return Ballot(
            election: preview.election,
            trackingCode: preview.trackingCode,
            height: height,
            isNew: true,
            counts: true,
            entry: appended.entry
        )
    }
}
