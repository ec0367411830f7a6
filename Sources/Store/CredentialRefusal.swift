//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// What became of a block or an activation.
public enum CredentialVerdict: Hashable, Sendable {
    /// It is on record; this is the proof.
    case recorded(LogProof)
    /// Nothing was recorded.
    case refused(CredentialRefusal)
}

/// Why a credential was not blocked, or not activated.
public enum CredentialRefusal: Hashable, Sendable {
    /// In this phase no credential changes its state.
    case phase(Phase)
    /// The credential is not on the roll.
    case unknown
    /// A ballot was cast with it: no block can undo a vote.
    case hasVoted
    /// It is blocked already.
    case alreadyBlocked
    /// It is not in use, or for paper: there is nothing to block.
    case nothingToBlock
    /// It is no spare one, or was activated or blocked before.
    case notIdle
    /// The credential that it should replace is not blocked, or was replaced before.
    case blockNotFree

    /// When credentials change their state: from set-up until the round is closed.
    static let phases: Set<Phase> = [.ready, .open, .suspended, .closing]
}

extension StoredCredential {
    /// Why it may not be blocked; nil if it may.
    var refusalToBlock: CredentialRefusal? {
        if ballots > 0 { return .hasVoted }
        switch state {
        case .blocked: return .alreadyBlocked
        case .idle: return .nothingToBlock
        case .active: return role == .paper ? .nothingToBlock : nil
        }
    }
}
