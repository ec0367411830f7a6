//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an act of officials does to a round. The raw value is its word in a note.
public enum ActKind: String, CaseIterable, Sendable {
    /// Freezes the definition and gives every sheet its uuid.
    case adopt
    /// Takes a round that is ready back, with new uuids, so that roll and keys are made again.
    case unready
    /// Sets opens, closes and everything that a ballot relies on.
    case open
    /// Stops the taking of ballots for a while.
    case suspend
    /// Takes ballots again.
    case resume
    /// Moves `closes` to a later moment.
    case extend
    /// Names the last event of every sheet and the reconciliation.
    case close
    /// Ends the round before anything is decrypted.
    case annul
    /// Names the provisional result.
    case tally
    /// Names the result that the body has established.
    case publish
    /// Declares a known result of no effect.
    case declareInvalid = "declare-invalid"
    /// Names the feedback on every question.
    case answer
    /// States that the codes that were never given out are destroyed.
    case destroy

    /// Whether the act must say why.
    public var needsReason: Bool {
        switch self {
        case .unready, .suspend, .extend, .annul, .declareInvalid: true
        case .adopt, .open, .resume, .close, .tally, .publish, .answer, .destroy: false
        }
    }
}
