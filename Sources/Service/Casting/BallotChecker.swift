//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import Dispatch
import Foundation
import Synchronization

/// Checks ballots, as many at a time as there are cores, on threads of its own: a check takes tens of milliseconds, and
/// everything else the service does must not wait for that.
final class BallotChecker: Sendable {
    private struct Load {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let load = Mutex(Load())
    private let queue = DispatchQueue(label: "stemronde.ballots", attributes: .concurrent)
    private let width: Int
    private let waitingLimit: Int

    /// A checker of `width` ballots at a time; more than `waitingLimit` do not wait.
    init(width: Int = ProcessInfo.processInfo.activeProcessorCount, waitingLimit: Int = 1024) {
        self.width = max(width, 1)
        self.waitingLimit = waitingLimit
    }

    /// The result of a check; nil if too many are waiting.
    func check(_ bytes: [UInt8], in context: BallotContext) async -> Result<AcceptedBallot, BallotError>? {
        guard await start() else { return nil }
        defer { finish() }
        return await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(
                    returning: Result { () throws(BallotError) in try AcceptedBallot(bytes, in: context) }
                )
            }
        }
    }

    /// Waits for a place; says whether there is one.
    private func start() async -> Bool {
        enum Place {
            case free
            case waiting
            case none
        }
        var place = Place.none
        await withCheckedContinuation { continuation in
            place = load.withLock { load in
                if load.running < width {
                    load.running += 1
                    return .free
                }
                guard load.waiting.count < waitingLimit else { return .none }
                load.waiting.append(continuation)
                return .waiting
            }
            if place != .waiting { continuation.resume() }
        }
        return place != .none
    }

    /// Hands the place on.
    private func finish() {
        let next = load.withLock { load in
            if load.waiting.isEmpty {
                load.running -= 1
                return nil as CheckedContinuation<Void, Never>?
            }
            return load.waiting.removeFirst()
        }
        next?.resume()
    }
}
