//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// What may happen to an open round, for tests of what voters then see.
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

    private func act(_ setting: Act.Setting, reason: String) async throws {
        guard let words = StatementWords(reason) else { throw SimulationError("\(reason) is no reason") }
        try await act(setting, because: words)
    }
}
