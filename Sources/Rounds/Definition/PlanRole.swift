//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A role in the decision that a round is about.
public enum PlanRole: String, CaseIterable, Sendable {
    case owner
    case decider
    case coproducer = "co-producer"
    case adviser
    case consulted
    case informed
}
