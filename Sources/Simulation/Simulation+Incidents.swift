//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
public import Foundation
import Rounds
import Service
import SignedNotes

/// What may happen to a round that is open or published, for tests of what voters then see.
extension Simulation {
    /// Suspends the round.
    public func suspend(reason: String) async throws {
        try await act(.suspend, reason: reason)
    }

    /// Lets the round go on.
    public func resume(reason: String) async throws {
        try await act(.resume, reason: reason)
    }

    /// Annuls the round.
    public func annul(reason: String) async throws {
        try await act(.annul, reason: reason)
    }

    /// Gives feedback on every question of a published round, in the same words, and writes the bundle, which must not be
    /// there yet.
    public func answer(_ words: String, publishing bundle: URL) async throws {
        let definition = options.definition
        guard let today = Moment(unixSeconds: site.clock.seconds)?.day else { throw SimulationError("there is no day") }
        let feedback = try Feedback(
            on: definition,
            date: today,
            answers: definition.sheets.flatMap(\.questions).map {
                Feedback.Answer(question: $0.id, done: BilingualText(nl: words))
            },
            reports: definition.promises.map {
                Feedback.Report(promise: $0, isKept: true, explanation: BilingualText(nl: words))
            }
        )
        try await act(.answer(feedback.digest), with: feedback.json)
        try await site.service.export(definition.id, to: bundle)
    }

    private func act(_ setting: Act.Setting, reason: String) async throws {
        guard let words = StatementWords(reason) else { throw SimulationError("\(reason) is no reason") }
        try await act(setting, because: words)
    }
}
