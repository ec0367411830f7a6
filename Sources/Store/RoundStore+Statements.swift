//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import Rounds
public import SignedNotes

extension RoundStore {
    /// Records an act and carries it out, in one transaction.
    ///
    /// *adopt* begins the log and gives every sheet an election, whose archive carries the moment of signing; *unready*
    /// gives new ones; *open* and *extend* set the times; *close* ends every sheet's ballots.
    ///
    /// - Parameter key: the key of the round's log.
    /// - Returns: the proof that the act is in the log.
    /// - Throws: `StoreError` with code `unknown`; `unfit` if the act is about another definition, or names other sheets;
    ///   `conflict` if it does not follow the round's last act, the round's phase does not allow it, or an archive ends in
    ///   another event than *close* names.
    @discardableResult
    public func recordAct(_ signed: SignedStatement, signedBy key: SigningKey) async throws(StoreError) -> LogProof {
        guard case .act(let act) = signed.statement else { preconditionFailure("a statement that is no act") }
        let sealed = try await write { try ActRecorder.record(act, signed, signedBy: key, in: $0) }
        return try await read { try sealed.proof(in: $0) }
    }

    /// Records a block, and ends the credential for good.
    ///
    /// - Throws: `StoreError` with code `unknown` or `unfit`.
    public func recordBlock(
        _ signed: SignedStatement,
        signedBy key: SigningKey
    ) async throws(StoreError) -> CredentialVerdict {
        guard case .block(let block) = signed.statement else { preconditionFailure("a statement that is no block") }
        return try await record(signed, election: block.election, signedBy: key) { election, database in
            guard let stored = try StoredCredential.find(block.credential, election: election, in: database) else {
                return .unknown
            }
            if let refusal = stored.refusalToBlock { return refusal }
            try database.execute(
                sql: "UPDATE credentials SET state = 'blocked', reason = ? WHERE election = ? AND key = ?",
                arguments: [block.reason.rawValue, election, block.credential.blob]
            )
            return nil
        }
    }

    /// Records an activation, and brings the idle credential to life.
    ///
    /// That it is of the same stratum as the credential it replaces, or that late registrations are not too many, does
    /// not depend on the order of writing, and is the caller's to check.
    ///
    /// - Throws: `StoreError` with code `unknown` or `unfit`.
    public func recordActivation(
        _ signed: SignedStatement,
        signedBy key: SigningKey
    ) async throws(StoreError) -> CredentialVerdict {
        guard case .activation(let activation) = signed.statement else {
            preconditionFailure("a statement that is no activation")
        }
        return try await record(signed, election: activation.election, signedBy: key) { election, database in
            guard let stored = try StoredCredential.find(activation.credential, election: election, in: database)
            else { return .unknown }
            guard stored.state == .idle else { return .notIdle }
            if case .replaces(let blocked) = activation.ground {
                guard let other = try StoredCredential.find(blocked, election: election, in: database),
                    other.state == .blocked, other.successor == nil
                else { return .blockNotFree }
                try database.execute(
                    sql: "UPDATE credentials SET successor = ? WHERE election = ? AND key = ?",
                    arguments: [activation.credential.blob, election, blocked.blob]
                )
            }
            try database.execute(
                sql: "UPDATE credentials SET state = 'active' WHERE election = ? AND key = ?",
                arguments: [election, activation.credential.blob]
            )
            return nil
        }
    }

    /// Changes a credential and appends the note, or does neither.
    private func record(
        _ signed: SignedStatement,
        election uuid: ElectionID,
        signedBy key: SigningKey,
        _ change: @escaping @Sendable (Int64, Database) throws -> CredentialRefusal?
    ) async throws(StoreError) -> CredentialVerdict {
        let outcome: (sealed: SealedEntry?, refusal: CredentialRefusal?) = try await write { database in
            let election = try StoredElection.find(uuid, in: database)
            let round = try StoredRound.find(id: election.round, in: database)
            let heading = signed.statement.heading
            guard heading.round == round.name, heading.definition == round.digest else {
                throw StoreError(.unfit, "the statement is about another round than \(round.name)")
            }
            guard election.isCurrent, CredentialRefusal.phases.contains(round.phase) else {
                return (nil, .phase(round.phase))
            }
            if let refusal = try change(election.id, database) { return (nil, refusal) }
            var log = try LogAppender(round: round.id, in: database)
            let entry = try log.append(signed.note.bytes)
            return (SealedEntry(round: round.id, entry: entry, checkpoint: try log.seal(with: key)), nil)
        }
        if let refusal = outcome.refusal { return .refused(refusal) }
        return .recorded(
            try await read { database in
                guard let sealed = outcome.sealed else { preconditionFailure("neither recorded nor refused") }
                return try sealed.proof(in: database)
            }
        )
    }
}
