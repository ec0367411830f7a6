//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
public import Rounds
import SignedNotes
import Store
import Verification

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
        if case .act(let act) = submitted.statement, let refusal = try await refusal(of: act) {
            return .refused(refusal)
        }
        let terms = try await terms(of: round)
        let isFirst = try await stored { () throws(StoreError) in try await store.checkpoint(of: round) } == nil
        let key = try signingKey(of: round, isNew: isFirst)
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

    /// Why a result is not tallied or published: it is not the one on record, or the record does not verify.
    private func refusal(of act: Act) async throws(ServiceError) -> SubmissionRefusal? {
        let named: Digest
        switch act.setting {
        case .tally(let digest), .publish(let digest): named = digest
        default: return nil
        }
        let round = act.heading.round
        let result = try await stored { () throws(StoreError) in
            try await store.file(BundlePaths.result, of: round)
        }
        guard let result, Digest(of: result) == named else { return .result }
        guard act.kind == .publish else { return nil }
        let report = try await verify(round).report
        return report.verdict == .verified ? nil : .unverified(report)
    }

    private func read(_ bytes: [UInt8]) throws -> SubmittedStatement {
        let note = try SignedNote(parsing: bytes)
        return try SubmittedStatement(note, signers: try instance.signers(of: note), received: clock.moment)
    }
}
