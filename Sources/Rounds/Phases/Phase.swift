//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How far a round has come (docs/state-machines.md, "Phases of a round").
public enum Phase: String, CaseIterable, Sendable {
    /// Being written; nothing is on record.
    case draft
    /// The definition is frozen and every sheet has its uuid.
    case adopted
    /// Every sheet's election is set up: roll and trustee keys are in place.
    case ready
    /// Ballots are taken, from `opens` until `closes`.
    case open
    /// No ballots are taken for now; `closes` runs on.
    case suspended
    /// `closes` has passed; the paper desk enters what came in on time.
    case closing
    /// The last event of every sheet and the reconciliation are on record; nothing re-opens it.
    case closed
    /// The result is written and shown, as provisional.
    case tallied
    /// The body has established the result.
    case published
    /// Feedback was given on every question.
    case answered
    /// Ended before anything was decrypted; the record stays.
    case annulled
    /// The body declared a known result of no effect; it stays visible.
    case invalid

    /// Whether no act leads to another phase.
    public var isFinal: Bool {
        ActKind.allCases.allSatisfy { after($0) == nil || after($0) == self }
    }
}
