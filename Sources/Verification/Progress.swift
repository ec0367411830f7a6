//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Synchronization

/// How far a verification is, for whoever watches: bytes read of all bytes to be read.
final class Progress: Sendable {
    private let total: Int
    private let report: @Sendable (Int, Int) -> Void
    private let done = Mutex(0)

    init(total: Int, report: @escaping @Sendable (Int, Int) -> Void) {
        self.total = total
        self.report = report
    }

    /// Adds `bytes` to what is done.
    func advance(_ bytes: Int) {
        let done = done.withLock { done in
            done += bytes
            return done
        }
        report(done, total)
    }
}
