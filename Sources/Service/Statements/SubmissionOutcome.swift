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
    /// It is a roster, which is in force now, and in the log of every round of its municipality that is under way.
    case inForce(Roster)
    /// Nothing was recorded.
    case refused(SubmissionRefusal)
}

/// Why a statement was not recorded.
public enum SubmissionRefusal: Equatable, Sendable {
    /// The bytes are no signed note.
    case note(NoteError)
    /// The note's text is no statement and no roster.
    case form(RecordError)
    /// The statement breaks these rules of the log; whether its signatures are those of officials is one of them.
    case rules([LogProblem])
    /// The roster breaks these rules.
    case roster([RosterProblem])
    /// It is a municipality's first roster, which anybody could sign: whoever runs the instance puts it in place
    /// (`RosterBook.begin`).
    case firstRoster
    /// The opening names another election of this sheet, or other trustees' keys, than are set up.
    case opening(SheetID)
    /// The result that the act names is not the one on record.
    case result
    /// The document that came with it is not what the act names, or no feedback on the round.
    case feedback(FeedbackRefusal)
    /// The record does not verify, so its result is not published.
    case unverified(VerificationReport)
}
