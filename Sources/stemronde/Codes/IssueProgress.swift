//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Synchronization
import VerifyCommand

/// Adds up what several threads have done, for a progress bar.
final class IssueProgress: Sendable {
    private let total: Int
    private let bar: ProgressBar
    private let done = Mutex(0)

    init(total: Int, _ bar: ProgressBar) {
        self.total = total
        self.bar = bar
    }

    func add(_ count: Int) {
        let sum = done.withLock { done in
            done += count
            return done
        }
        bar.show(sum, of: total)
    }
}
