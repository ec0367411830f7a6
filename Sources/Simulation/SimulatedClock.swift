//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Service
import Synchronization

/// A clock that a simulation moves, so that weeks pass in seconds.
public final class SimulatedClock: Sendable {
    private let now: Mutex<Int>

    /// A clock that stands still at a moment, in seconds since 1970.
    public init(at seconds: Int) {
        now = Mutex(seconds)
    }

    /// The clock as a service reads it.
    public var service: ServiceClock {
        ServiceClock { self.now.withLock { $0 } }
    }

    /// What the clock shows.
    var seconds: Int {
        now.withLock { $0 }
    }

    /// Goes on to a moment; never back.
    func advance(to seconds: Int) {
        now.withLock { $0 = max($0, seconds) }
    }
}
