//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import Foundation
import GRDB
import Rounds
import SignedNotes

/// Records a statement that breaks no rule, and carries it out, within a transaction.
struct StatementRecorder {
    private let round: StoredRound
    private let database: Database
    private var log: LogAppender
    /// The state of the round; after `record`, with the statement.
    private(set) var known: RoundReplay.Known

    /// Replays the round's log, from an earlier state on if there is one.
    init(_ terms: RoundTerms, from earlier: RoundReplay.Known?, in database: Database) throws {
        self.database = database
        let replay = try RoundReplay(terms, in: database)
        round = replay.round
        known = try replay.run(terms, from: earlier)
        log = try LogAppender(round: round.id, in: database)
    }

    /// Records the statement and carries it out, or says which rules it breaks.
    mutating func record(_ submitted: SubmittedStatement, signedBy key: SigningKey) throws -> StatementVerdict {
        let statement = submitted.statement
        let problems = known.state.problems(
            with: statement,
            signers: submitted.signers,
            received: submitted.received
        )
        guard problems.isEmpty else { return .refused(problems) }
        known.state.apply(statement, signers: submitted.signers)
        let entry = try log.append(submitted.note.bytes)
        switch statement {
        case .act(let act): try carryOut(act, digest: statement.digest, entry: entry)
        case .block(let block): try carryOut(block)
        case .activation(let activation): try carryOut(activation)
        }
        let state = try log.seal(with: key)
        let hashes = StoredHashes(database: database, round: round.id)
        let inclusion = try hashes.inclusionProof(index: entry, size: state.checkpoint.size)
        return .recorded(LogProof(inclusion: inclusion, checkpoint: state))
    }

    private mutating func carryOut(_ act: Act, digest: Digest, entry: Int) throws {
        try database.execute(
            sql: "INSERT INTO acts (round, number, kind, hash, entry) VALUES (?, ?, ?, ?, ?)",
            arguments: [round.id, act.number, act.kind.rawValue, digest.blob, entry]
        )
        let opens = known.state.opening?.opens.unixSeconds ?? round.times.lowerBound
        let closes = known.state.closes?.unixSeconds ?? round.times.upperBound
        try database.execute(
            sql: "UPDATE rounds SET phase = ?, opens = ?, closes = ? WHERE id = ?",
            arguments: [known.state.phase.rawValue, opens, closes, round.id]
        )
        switch act.setting {
        case .adopt(let elections), .unready(let elections):
            try make(elections, timestamp: act.times.signed.unixSeconds)
        case .close: try endBallots()
        case .open, .suspend, .resume, .extend, .annul, .tally, .publish, .declareInvalid, .answer, .destroy: break
        }
    }

    /// Gives every sheet an election without events; earlier ones are no longer the sheets'.
    private func make(_ elections: [SheetValue<ElectionID>], timestamp: Int) throws {
        let size = ArchiveHeader(timestamp: timestamp).record.count
        try database.execute(sql: "UPDATE elections SET current = 0 WHERE round = ?", arguments: [round.id])
        for election in elections {
            guard try !StoredElection.exists(election.value, in: database) else {
                throw StoreError(.exists, "there is an election \(election.value) already")
            }
            try database.execute(
                sql: """
                    INSERT INTO elections (round, sheet, uuid, current, timestamp, count, size)
                    VALUES (?, ?, ?, 1, ?, 0, ?)
                    """,
                arguments: [round.id, election.sheet.text, election.value.text, timestamp, size]
            )
        }
    }

    private mutating func endBallots() throws {
        for election in try StoredElection.current(round: round.id, in: database) {
            var archive = ArchiveWriter(election, in: database)
            _ = try archive.append(.endBallots, to: &log)
        }
    }

    private func carryOut(_ block: Block) throws {
        try database.execute(
            sql: "UPDATE credentials SET state = 'blocked', reason = ? WHERE election = ? AND key = ?",
            arguments: [
                block.reason.rawValue, try StoredElection.find(block.election, in: database).id, block.credential.blob,
            ]
        )
    }

    private func carryOut(_ activation: Activation) throws {
        try database.execute(
            sql: "UPDATE credentials SET state = 'active' WHERE election = ? AND key = ?",
            arguments: [
                try StoredElection.find(activation.election, in: database).id, activation.credential.blob,
            ]
        )
    }
}
