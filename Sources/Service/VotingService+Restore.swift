//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
import SignedNotes
import Store
import Synchronization

/// After a restored backup: nothing may be added to a log that others have seen further (docs/protocol.md, "Restore").
extension VotingService {
    /// Adds nothing to a round's log from now on: no ballot, no statement, no count. On-line it is as a suspended round.
    public func hold(_ round: RoundID) {
        held.withLock { _ = $0.insert(round) }
    }

    /// Whether nothing may be added to a round's log.
    public func isHeld(_ round: RoundID) -> Bool {
        held.withLock { $0.contains(round) }
    }

    /// How many rounds are held.
    public var heldRounds: Int {
        held.withLock { $0.count }
    }

    /// Compares the log of a round with a state of it that somebody else holds: a mirror or a witness, or a voter in a
    /// receipt.
    ///
    /// - Parameter bytes: a C2SP checkpoint or tlog-proof.
    /// - Throws: `ServiceError` with code `unfit` for anything else and for what the log's key did not sign, `unknown` or
    ///   `logKey` if the round is not here.
    public func compare(_ bytes: [UInt8]) async throws(ServiceError) -> OutsideState {
        let signed = try Self.signedCheckpoint(bytes)
        guard let name = try? KeyName(utf8: signed.checkpoint.origin),
            case (instance.id.host, .log(let text))? = name.stated, let round = RoundID(text)
        else { throw ServiceError(.unfit, "a checkpoint of another instance's log") }
        let key = try keys.key(of: round).verifierKey
        let checkpoint: Checkpoint
        do throws(NoteError) {
            checkpoint = try signed.verify(log: key)
        } catch {
            throw ServiceError(.unfit, "a checkpoint of round \(round): \(error.detail)")
        }
        let isContinued = try await stored { () throws(StoreError) in
            try await store.log(of: round, continues: checkpoint)
        }
        return OutsideState(round: round, size: checkpoint.size, isContinued: isContinued)
    }

    private static func signedCheckpoint(_ bytes: [UInt8]) throws(ServiceError) -> SignedCheckpoint {
        if let receipt = try? LogProof(parsing: bytes) { return receipt.checkpoint }
        do throws(NoteError) {
            return try SignedCheckpoint(parsing: bytes)
        } catch {
            throw ServiceError(.unfit, "neither a checkpoint nor a receipt: \(error.detail)")
        }
    }

    /// The key of a round's log, for adding to it; of a new round, if `isNew`.
    ///
    /// - Throws: `ServiceError` with code `conflict` if nothing may be added.
    func signingKey(of round: RoundID, isNew: Bool = false) throws(ServiceError) -> SigningKey {
        try demandFree(round)
        return isNew ? try keys.makeKey(of: round) : try keys.key(of: round)
    }

    /// Throws if nothing may be added to a round's log: `ServiceError` with code `conflict`.
    func demandFree(_ round: RoundID) throws(ServiceError) {
        guard !isHeld(round) else {
            throw ServiceError(
                .conflict,
                "the log of round \(round) is held back: it may lack entries that others have",
                hint: "docs/operations.md, \"Restoring\""
            )
        }
    }
}
