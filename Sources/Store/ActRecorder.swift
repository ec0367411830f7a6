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

/// Carries out an act within a transaction: finds that it fits, appends its note, and changes the round.
struct ActRecorder {
    private let act: Act
    private let round: StoredRound
    private let database: Database
    private var log: LogAppender

    /// Appends the note of an act.
    ///
    /// - Throws: `StoreError` with code `unknown`; `unfit` if the act is about another definition; `conflict` if it does
    ///   not follow the round's last act, or is not among those that the round's phase allows.
    static func record(
        _ act: Act,
        _ signed: SignedStatement,
        signedBy key: SigningKey,
        in database: Database
    ) throws -> SealedEntry {
        var recorder = try ActRecorder(act, in: database)
        let phase = try recorder.phase()
        let entry = try recorder.log.append(signed.note.bytes)
        try database.execute(
            sql: "INSERT INTO acts (round, number, kind, hash, entry) VALUES (?, ?, ?, ?, ?)",
            arguments: [recorder.round.id, act.number, act.kind.rawValue, signed.statement.digest.blob, entry]
        )
        try recorder.set(phase: phase)
        try recorder.carryOut()
        return SealedEntry(round: recorder.round.id, entry: entry, checkpoint: try recorder.log.seal(with: key))
    }

    private init(_ act: Act, in database: Database) throws {
        self.act = act
        self.database = database
        round = try StoredRound.find(act.heading.round, in: database)
        log = try LogAppender(round: round.id, in: database)
    }

    /// The phase that the act leads to.
    private func phase() throws -> Phase {
        guard act.heading.definition == round.digest else {
            throw StoreError(.unfit, "act \(act.number) is about another definition of round \(round.name)")
        }
        let last = try StoredAct.last(round: round.id, in: database)
        guard act.number == (last?.number ?? 0) + 1, act.previous == last?.hash else {
            throw StoreError(
                .conflict,
                "act \(act.number) of round \(round.name) does not follow its last one, number \(last?.number ?? 0)"
            )
        }
        let now = round.phase.at(act.times.signed.unixSeconds, closes: round.times.upperBound)
        guard let phase = now.after(act.kind) else {
            throw StoreError(
                .conflict,
                "\(act.kind.rawValue) is no act for round \(round.name), which is \(now.rawValue)"
            )
        }
        return phase
    }

    private mutating func carryOut() throws {
        switch act.setting {
        case .adopt(let elections), .unready(let elections): try make(elections)
        case .open(let opening): try set(opens: opening.opens.unixSeconds, closes: opening.closes.unixSeconds)
        case .extend(let closes):
            guard closes.unixSeconds > round.times.upperBound else {
                throw StoreError(.conflict, "round \(round.name) can only be extended to a later moment")
            }
            try set(opens: round.times.lowerBound, closes: closes.unixSeconds)
        case .close(let closing): try close(closing)
        case .suspend, .resume, .annul, .tally, .publish, .declareInvalid, .answer, .destroy: break
        }
    }

    /// Gives every sheet an election without events; earlier ones are no longer the sheets'.
    private func make(_ elections: [SheetValue<ElectionID>]) throws {
        let sheets = try round.definition(in: database).sheets.map(\.id)
        guard elections.map(\.sheet) == sheets else {
            throw StoreError(.unfit, "act \(act.number) does not name the sheets of round \(round.name)")
        }
        let timestamp = act.times.signed.unixSeconds
        let size = ArchiveHeader(timestamp: timestamp).record.count
        try database.execute(sql: "UPDATE elections SET current = 0 WHERE round = ?", arguments: [round.id])
        for election in elections {
            try database.execute(
                sql: """
                    INSERT INTO elections (round, sheet, uuid, current, timestamp, count, size)
                    VALUES (?, ?, ?, 1, ?, 0, ?)
                    """,
                arguments: [round.id, election.sheet.text, election.value.text, timestamp, size]
            )
        }
        // A round that asks nothing has nothing to set up.
        if elections.isEmpty { try set(phase: .ready) }
    }

    /// Ends the ballots of every sheet, where the act says they end.
    private mutating func close(_ closing: Closing) throws {
        let elections = try StoredElection.current(round: round.id, in: database)
        guard closing.sheets.map(\.sheet) == elections.map(\.sheet) else {
            throw StoreError(.unfit, "act \(act.number) does not name the sheets of round \(round.name)")
        }
        for (election, named) in zip(elections, closing.sheets) {
            guard election.head.count == named.lastHeight + 1, election.head.hash == named.lastEvent else {
                throw StoreError(.conflict, "sheet \(election.sheet) has another last event than the act names")
            }
            var archive = ArchiveWriter(election, in: database)
            _ = try archive.append(.endBallots, to: &log)
        }
    }

    private func set(phase: Phase) throws {
        try database.execute(
            sql: "UPDATE rounds SET phase = ? WHERE id = ?",
            arguments: [phase.rawValue, round.id]
        )
    }

    private func set(opens: Int, closes: Int) throws {
        try database.execute(
            sql: "UPDATE rounds SET opens = ?, closes = ? WHERE id = ?",
            arguments: [opens, closes, round.id]
        )
    }
}
