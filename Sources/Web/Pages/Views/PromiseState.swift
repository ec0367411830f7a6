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

    /// What is known of a promise that no feedback tells of: what is promised beforehand stands in the definition, on the
    /// page itself; what is promised of the feedback was kept once it is there. Of the rest the record knows nothing yet.
    init(of promise: Promise, isAnswered: Bool) {
        self =
            switch promise {
            case .mediaNamed, .roomStated, .frameFixed: .kept
            case .fedBack, .useShown, .reasonsGiven: isAnswered ? .kept : .pending
            case .meetingsReported, .bodyCommits, .outcomeCarriedOut, .progressReported: .pending
            }
    }
}
