//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import Service
import Synchronization

/// A clock that a simulation moves, so that weeks pass in seconds.
public final class SimulatedClock: Sendable {
    private let now: Mutex<Int>

    /// A clock that stands still forty days before a round opens: before the first step of its simulation, which takes
    /// the clock on.
    public init(before round: RoundDefinition) {
        now = Mutex(round.schedule.opens.unixSeconds - 40 * 86_400)
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
