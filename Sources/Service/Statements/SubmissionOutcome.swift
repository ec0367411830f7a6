//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes
public import Verification

/// What became of a statement that somebody handed in.
public enum SubmissionOutcome: Equatable, Sendable {
    /// It is on record, and on the disk; this is the proof that it is in the round's log.
    case recorded(LogProof)
    /// Nothing was recorded.
    case refused(SubmissionRefusal)
}

/// Why a statement was not recorded.
public enum SubmissionRefusal: Equatable, Sendable {
    /// The bytes are no signed note, a signature does not verify, or no official signed.
    case note(NoteError)
    /// The note's text is no statement.
    case form(RecordError)
    /// The statement breaks these rules of the log.
    case rules([LogProblem])
    /// The result that the act names is not the one on record.
    case result
    /// The record does not verify, so its result is not published.
    case unverified(VerificationReport)
}
