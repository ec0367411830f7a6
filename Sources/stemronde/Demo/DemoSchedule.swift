//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Simulation

/// When the rounds of a demonstration take place, seen from now.
enum DemoSchedule {
    private static let day = 86_400
    /// From a round's end until its result is published, at the most.
    private static let counting = 7 * day
    /// From the first statement about a round until it opens.
    private static let preparing = 31 * day

    /// The round in the past: published, before the open one was begun.
    static func past(_ definition: RoundDefinition, now: Int) throws -> RoundDefinition {
        try definition.moved(until: now - preparing - day) { schedule in
            max(schedule.closes.unixSeconds, schedule.paper?.envelopesUntil.unixSeconds ?? 0) + counting
        }
    }

    /// The round as one that opened within the last day.
    static func open(_ definition: RoundDefinition, now: Int) throws -> RoundDefinition {
        try definition.moved(until: now - day / 24) { $0.opens.unixSeconds }
    }
}
