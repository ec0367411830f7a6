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
    ///
    /// - Parameters:
    ///   - rosters: the municipality's: those that the log lacks come before the statement, if it is recorded.
    ///   - files: what is kept of the public folder with it, in the state that it leads to.
    mutating func record(
        _ submitted: SubmittedStatement,
        rosters: RosterChain,
        signedBy key: SigningKey,
        files: (RoundState) -> [String: [UInt8]]
    ) throws -> StatementVerdict {
        let statement = submitted.statement
        var state = known.state
        let missing = try Self.bring(rosters, into: &state, key)
        let problems = state.problems(with: statement, submitted.note, received: submitted.received)
        guard problems.isEmpty else { return .refused(problems) }
        for note in missing { _ = try log.append(note.bytes) }
        state.apply(statement, submitted.note)
        known.state = state
        let entry = try log.append(submitted.note.bytes)
        switch statement {
        case .act(let act): try carryOut(act, digest: statement.digest, entry: entry)
        case .block(let block): try carryOut(block)
        case .activation(let activation): try carryOut(activation)
        }
        for (name, bytes) in files(state) { try database.keepFile(name, bytes, round: round.id) }
        let checkpoint = try log.seal(with: key)
        let hashes = StoredHashes(database: database, round: round.id)
        let inclusion = try hashes.inclusionProof(index: entry, size: checkpoint.checkpoint.size)
        return .recorded(LogProof(inclusion: inclusion, checkpoint: checkpoint))
    }

    /// Records the rosters that the log lacks.
    mutating func record(_ rosters: RosterChain, signedBy key: SigningKey) throws {
        guard known.state.entries > 0 else { return }
        let missing = try Self.bring(rosters, into: &known.state, key)
        for note in missing { _ = try log.append(note.bytes) }
        if !missing.isEmpty { _ = try log.seal(with: key) }
    }

    /// Brings the rosters that a log lacks into force there, and gives their notes.
    private static func bring(
        _ rosters: RosterChain,
        into state: inout RoundState,
        _ key: SigningKey
    ) throws -> [SignedNote] {
        let round = state.terms.heading.round
        guard let missing = rosters.continuation(of: state.rosters) else {
            throw StoreError(.conflict, "the log of round \(round) has other rosters than its municipality")
        }
        for (roster, note) in missing {
            if let problem = state.apply(roster, note, logKey: key.verifierKey).first {
                throw StoreError(
                    .conflict,
                    "roster \(roster.number) has no place in the log of round \(round): \(problem)"
                )
            }
        }
        return missing.map(\.note)
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
