//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// What became of a promise that came with the round's degree of participation.
public enum PromiseState: String, CaseIterable, Sendable {
    /// Still to be kept.
    case pending
    case kept
    case broken

    /// What the round's phase says: what is promised beforehand stands in the definition, on the page itself; what is
    /// promised of the feedback was kept once it is given. Of the rest the record knows nothing yet.
    init(of promise: Promise, in phase: Phase) {
        self =
            switch promise {
            case .mediaNamed, .roomStated, .frameFixed: .kept
            case .fedBack, .useShown, .reasonsGiven: phase == .answered ? .kept : .pending
            case .meetingsReported, .bodyCommits, .outcomeCarriedOut, .progressReported: .pending
            }
    }
}
