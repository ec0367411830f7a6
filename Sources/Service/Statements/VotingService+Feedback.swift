//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
public import Rounds
import Store

extension VotingService {
    /// Takes in the document that an act *answer* names by its hash; the act is all the authority that it needs. The same
    /// document again changes nothing.
    ///
    /// - Returns: why it is not taken; nil if it is kept.
    /// - Throws: `ServiceError` with code `unknown` if there is no such round.
    public func takeFeedback(_ document: [UInt8], of round: RoundID) async throws(ServiceError) -> FeedbackRefusal? {
        let hash = Digest(of: document)
        let acts = try await state(of: round).feedback
        guard acts.contains(hash) else { return .unnamed(hash) }
        if let refusal = try await flaw(of: document, round) { return refusal }
        for (place, act) in acts.enumerated() where act == hash {
            try await stored { () throws(StoreError) in
                try await store.keepFile(BundlePaths.feedback(place + 1), document, of: round)
            }
        }
        return nil
    }

    /// Every document with feedback that is there, with the number of its act, from 1.
    ///
    /// - Throws: `ServiceError` with code `unknown`; `damaged` for a document that is none.
    public func feedback(on round: RoundID) async throws(ServiceError) -> [(number: Int, feedback: Feedback)] {
        var documents: [(number: Int, feedback: Feedback)] = []
        for place in 0..<(try await state(of: round).feedback.count) {
            let number = place + 1
            let bytes = try await stored { () throws(StoreError) in
                try await store.file(BundlePaths.feedback(number), of: round)
            }
            guard let bytes else { continue }
            do throws(DefinitionError) {
                documents.append((number, try Feedback(json: bytes)))
            } catch {
                throw ServiceError(.damaged, "feedback \(number) on round \(round): \(error)")
            }
        }
        return documents
    }

    /// Why a document cannot come with this act; nil if the act names it.
    func refusal(of document: [UInt8], with statement: Statement) async throws(ServiceError) -> FeedbackRefusal? {
        guard case .act(let act) = statement, act.setting == .answer(Digest(of: document)) else {
            return .unnamed(Digest(of: document))
        }
        return try await flaw(of: document, act.heading.round)
    }

    private func flaw(of document: [UInt8], _ round: RoundID) async throws(ServiceError) -> FeedbackRefusal? {
        let definition = try await stored { () throws(StoreError) in try await store.definition(of: round) }
        do throws(DefinitionError) {
            let problems = try Feedback(json: document).problems(on: definition)
            return problems.isEmpty ? nil : .unsound(problems)
        } catch {
            return .unsound(error.problems)
        }
    }
}
