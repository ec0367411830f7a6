//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// What became of a statement.
public enum StatementVerdict: Hashable, Sendable {
    /// It is on record, and on the disk; this is the proof that it is in the round's log.
    case recorded(LogProof)
    /// Nothing was recorded: it breaks these rules.
    case refused([LogProblem])
}
