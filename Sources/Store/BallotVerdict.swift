//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds
public import SignedNotes

/// What became of a submission.
public enum BallotVerdict: Hashable, Sendable {
    /// All its ballots are on record and on the disk, in its order.
    case recorded([RecordedBallot])
    /// None of its ballots was recorded.
    case refused(BallotRefusal)
}

/// A ballot that is on record, with the voter's receipt.
public struct RecordedBallot: Hashable, Sendable {
    /// The sheet's election.
    public let election: ElectionID
    /// SHA-256 of the ballot.
    public let trackingCode: Digest
    /// The height of its event in the archive.
    public let height: Int
    /// Whether it was recorded now; if not, this very ballot was on record already.
    public let isNew: Bool
    /// Whether it is the last of its credential so far, and so the one that counts.
    public let counts: Bool
    /// The proof that its event is in the round's log, against the log's newest state.
    public let receipt: LogProof
}

/// Why a submission was not recorded, and which of its sheets was the first reason.
public struct BallotRefusal: Hashable, Sendable {
    /// Why.
    public enum Reason: Hashable, Sendable {
        /// It is not an election of this round, or no longer.
        case unknownElection
        /// A submission has two ballots for this sheet.
        case sheetTwice
        /// The round takes no ballots in this phase.
        case phase(Phase)
        /// The round opens at this moment, in seconds since 1970.
        case tooEarly(opens: Int)
        /// The round closed at this moment, in seconds since 1970.
        case tooLate(closes: Int)
        /// Paper ballots are cast from this moment on, in seconds since 1970: when on-line voting is over, and what was
        /// received at its end is on record.
        case paperTooEarly(from: Int)
        /// The credential is not on the roll.
        case unknownCredential
        /// The credential is a spare one that nobody activated.
        case idleCredential
        /// The credential was blocked.
        case blockedCredential
        /// The credential is for paper, and the ballot came on-line; or the other way about.
        case wrongRoute
        /// The paper credential has its one ballot.
        case paperBallotRecorded
    }

    /// Why.
    public let reason: Reason
    /// The election of the ballot that could not be recorded.
    public let election: ElectionID

    /// A refusal of this election's ballot.
    public init(reason: Reason, election: ElectionID) {
        self.reason = reason
        self.election = election
    }
}
