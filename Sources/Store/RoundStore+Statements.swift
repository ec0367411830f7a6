//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import GRDB
public import Rounds
public import SignedNotes
import Synchronization

extension RoundStore {
    /// Records a statement of officials and carries it out, in one transaction, if it breaks none of the rules by which
    /// the log is judged (`RoundState`).
    ///
    /// *adopt* begins the log and gives every sheet an election, whose archive carries the moment of signing; *unready*
    /// gives new ones; *open* and *extend* set the times; *close* ends every sheet's ballots; a block or an activation
    /// changes its credential.
    ///
    /// - Parameters:
    ///   - terms: what the round is judged by: its definition at this instance.
    ///   - rosters: the municipality's as they are when nothing else can be recorded, from the first one on. Those that the
    ///     log lacks are recorded before the statement, in the same transaction, if it is recorded.
    ///   - key: the key of the round's log.
    ///   - files: what comes with the statement for the round's public folder, by name, in the state that it leads to.
    /// - Throws: `StoreError` with code `unknown`; `conflict` if the definition is another one by now, or the log has other
    ///   rosters; `exists` if a uuid was given before.
    public func recordStatement(
        _ submitted: SubmittedStatement,
        terms: RoundTerms,
        rosters: @autoclosure @escaping @Sendable () throws -> RosterChain,
        signedBy key: SigningKey,
        files: @escaping @Sendable (RoundState) -> [String: [UInt8]] = { _ in [:] }
    ) async throws(StoreError) -> StatementVerdict {
        let earlier = replays.withLock { $0[terms.heading.round] }
        let (verdict, known) = try await write { database in
            var recorder = try StatementRecorder(terms, from: earlier, in: database)
            let verdict = try recorder.record(submitted, rosters: rosters(), signedBy: key, files: files)
            return (verdict, recorder.known)
        }
        remember(known)
        return verdict
    }

    /// Does something while nobody can record anything, in this process or another one.
    ///
    /// - Parameter body: is given the state of every round of a municipality by its log.
    public func whileStanding<Value: Sendable>(
        _ municipality: MunicipalityID,
        at instance: InstanceID,
        _ body: @escaping @Sendable ([RoundState]) throws -> Value
    ) async throws(StoreError) -> Value {
        let earlier = replays.withLock { $0 }
        return try await write { database in
            let rounds = try StoredRound.all(in: database).filter { $0.municipality == municipality }
            return try body(
                rounds.map { round in
                    guard let terms = RoundTerms(try round.definition(in: database), instance: instance) else {
                        throw StoreError(.damaged, "the definition of round \(round.name) has a sheet without strata")
                    }
                    return try RoundReplay(terms, in: database).run(terms, from: earlier[round.name]).state
                }
            )
        }
    }

    /// Records the rosters that a round's log lacks, if it has begun.
    ///
    /// - Throws: `StoreError` with code `unknown`; `conflict` if the definition is another one by now, or the log has other
    ///   rosters, or a rule of the log refuses one.
    public func recordRosters(
        _ rosters: RosterChain,
        terms: RoundTerms,
        signedBy key: SigningKey
    ) async throws(StoreError) {
        let earlier = replays.withLock { $0[terms.heading.round] }
        let known = try await write { database in
            var recorder = try StatementRecorder(terms, from: earlier, in: database)
            try recorder.record(rosters, signedBy: key)
            return recorder.known
        }
        remember(known)
    }

    /// The state of a round by its log: what may happen next, and the numbers that acts must name.
    ///
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if the definition is another one by now.
    public func state(of terms: RoundTerms) async throws(StoreError) -> RoundState {
        let earlier = replays.withLock { $0[terms.heading.round] }
        let known = try await read { try RoundReplay(terms, in: $0).run(terms, from: earlier) }
        remember(known)
        return known.state
    }

    /// Keeps a state whose entries are all committed, so that the next replay is short.
    private func remember(_ known: RoundReplay.Known) {
        replays.withLock { replays in
            let round = known.state.terms.heading.round
            if let other = replays[round], other.state.entries > known.state.entries { return }
            replays[round] = known
        }
    }
}
