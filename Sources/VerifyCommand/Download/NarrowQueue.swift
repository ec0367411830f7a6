//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation

/// A queue that lets whoever adds to it wait while much is on it.
///
/// A `URLSession` hands on what arrives without ever waiting for who takes it: from a fast server a whole file would lie in
/// memory. With this as its queue it reads on when something was taken.
final class NarrowQueue: OperationQueue, @unchecked Sendable {
    /// Operations on it at once; each holds what libcurl reads at a time, 16 kB or so.
    static let width = 256

    // From 0, for one may not be destroyed with less than it began with.
    private let room = DispatchSemaphore(value: 0)

    override init() {
        super.init()
        maxConcurrentOperationCount = 1
        for _ in 0..<Self.width { room.signal() }
    }

    override func addOperation(_ block: @escaping @Sendable () -> Void) {
        room.wait()
        super.addOperation { [room] in
            block()
            room.signal()
        }
    }
}
