//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Synchronization

/// A line on standard error that shows how far long work is; nothing where standard error is no terminal.
public final class ProgressBar: Sendable {
    private static let width = 30

    private let title: String
    private let isShown: Bool
    private let last = Mutex(-1)

    /// A bar that is not drawn yet.
    public init(_ title: String) {
        self.title = title
        isShown = isatty(STDERR_FILENO) == 1
    }

    /// Draws the bar at `done` of `total`.
    public func show(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let percent = min(100, max(0, Int(Double(done) * 100 / Double(total))))
        let isNew = last.withLock { last in
            defer { last = percent }
            return last != percent
        }
        guard isNew else { return }
        let filled = percent * Self.width / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
        Talk.write("\r\(title) [\(bar)] \(percent) %")
    }

    /// Removes the bar, so that the next line starts clean.
    public func finish() {
        guard isShown, last.withLock({ $0 }) >= 0 else { return }
        Talk.write("\r\u{1B}[K")
    }
}
