//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
import SignedNotes
import Store

extension VotingService {
    /// Takes in a statement of officials, an act, a block or an activation: finds out who signed it, judges it by the
    /// rules of the log, records it and carries it out.
    ///
    /// The first act of a round makes the key of its log.
    ///
    /// - Parameter bytes: the signed note.
    /// - Throws: `ServiceError`; code `unknown` if there is no such round.
    public func submit(_ bytes: [UInt8]) async throws(ServiceError) -> SubmissionOutcome {
        let submitted: SubmittedStatement
        do {
            submitted = try read(bytes)
        } catch let error as NoteError {
            return .refused(.note(error))
        } catch let error as RecordError {
            return .refused(.form(error))
        } catch {
            throw ServiceError(.unfit, "a statement: \(error)")
        }
        let round = submitted.statement.heading.round
        let terms = try await terms(of: round)
        let isFirst = try await stored { () throws(StoreError) in try await store.checkpoint(of: round) } == nil
        let key = isFirst ? try keys.makeKey(of: round) : try keys.key(of: round)
        let verdict = try await stored { () throws(StoreError) in
            try await store.recordStatement(submitted, terms: terms, signedBy: key)
        }
        switch verdict {
        case .recorded(let proof): return .recorded(proof)
        case .refused(let problems): return .refused(.rules(problems))
        }
    }

    /// How a round stands by its log: what acts must name.
    ///
    /// - Throws: `ServiceError` with code `unknown`.
    public func state(of round: RoundID) async throws(ServiceError) -> RoundState {
        let terms = try await terms(of: round)
        return try await stored { () throws(StoreError) in try await store.state(of: terms) }
    }

    private func read(_ bytes: [UInt8]) throws -> SubmittedStatement {
        let note = try SignedNote(parsing: bytes)
        return try SubmittedStatement(note, signers: try instance.signers(of: note), received: clock.moment)
    }
}
