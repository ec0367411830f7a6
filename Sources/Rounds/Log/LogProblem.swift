//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A rule that an entry of a round's log breaks.
public struct LogProblem: Hashable, Sendable, CustomStringConvertible {
    /// Which rule; the list is closed, and each code has its own check.
    public enum Code: String, CaseIterable, Sendable {
        // Every statement.
        case wrongInstance = "wrong-instance"
        case wrongRound = "wrong-round"
        case wrongDefinition = "wrong-definition"
        /// No roster is in force by which it could be judged.
        case rosterMissing = "roster-missing"
        /// A signature under the name of an official does not verify, or stands twice.
        case statementForged = "statement-forged"
        /// Somebody signed who is not on the roster in force.
        case unknownSigner = "unknown-signer"
        /// Fewer different persons who may sign it did than the policy asks.
        case tooFewSigners = "too-few-signers"
        /// It came in after its last moment of submission.
        case submittedLate = "submitted-late"
        /// It says that it was signed after it came in.
        case signedAhead = "signed-ahead"
        /// The round's phase does not allow it.
        case outOfPhase = "out-of-phase"

        // Rosters: see `RosterProblem.Code`.
        case rosterNumber = "roster-number"
        case rosterPrevious = "roster-previous"
        case rosterElsewhere = "roster-elsewhere"
        case rosterTime = "roster-time"
        case rosterLate = "roster-late"
        case rosterAhead = "roster-ahead"
        case rosterForged = "roster-forged"
        case rosterStranger = "roster-stranger"
        case rosterSigners = "roster-signers"
        case rosterLowers = "roster-lowers"
        case rosterKey = "roster-key"

        // Acts.
        /// The number is not that of the next act.
        case actNumber = "act-number"
        /// The previous act is another one.
        case actPrevious = "act-previous"
        /// The sheets or strata are not those of the definition, in its order.
        case actSheets = "act-sheets"
        /// A uuid was used before.
        case electionReused = "election-reused"
        /// There is no roll of a sheet's election.
        case rollMissing = "roll-missing"
        /// The roll is not the one that the opening names, or not of this sheet.
        case rollDiffers = "roll-differs"
        /// The letters per stratum are not those of the roll.
        case lettersDiffer = "letters-differ"
        /// The round closes before it opens, or before the opening was signed.
        case openingTimes = "opening-times"
        /// `closes` would not become later.
        case extensionNotLater = "extension-not-later"
        /// The extension could be submitted after the `closes` that it moves.
        case extensionTooLate = "extension-too-late"
        /// It closes before `closes`, or before envelopes with paper ballots had to be in.
        case closingEarly = "closing-early"
        /// A sheet's last event is another one.
        case lastEventDiffers = "last-event-differs"
        /// The reconciliation is not what follows from roll and log.
        case reconciliationDiffers = "reconciliation-differs"
        /// A trustee's answer is in already.
        case annulAfterDecryption = "annul-after-decryption"
        /// A sheet is not tallied yet.
        case tallyIncomplete = "tally-incomplete"
        /// The published result is not the provisional one.
        case resultDiffers = "result-differs"
        /// The codes destroyed are not as many as were never given out.
        case unusedDiffers = "unused-differs"

        // Events.
        /// An event, block or activation of an election that is not, or no more, of this round.
        case unknownElection = "unknown-election"
        /// An event is not the next one of its election.
        case eventHeight = "event-height"
        /// The round's phase does not allow an event of this type.
        case eventOutOfPhase = "event-out-of-phase"

        // Credentials.
        case unknownCredential = "unknown-credential"
        case ballotOfIdle = "ballot-of-idle"
        case ballotOfBlocked = "ballot-of-blocked"
        case secondPaperBallot = "second-paper-ballot"
        case blockOfPaper = "block-of-paper"
        case blockOfIdle = "block-of-idle"
        case blockedTwice = "blocked-twice"
        case blockAfterBallot = "block-after-ballot"
        case activationOfLetter = "activation-of-letter"
        case activatedTwice = "activated-twice"
        /// The credential that it is to replace is not blocked.
        case activationWithoutBlock = "activation-without-block"
        /// The credential that it is to replace was withdrawn.
        case activationOfWithdrawn = "activation-of-withdrawn"
        case blockUsedTwice = "block-used-twice"
        /// The blocked credential is of another stratum or, for paper, of another weight.
        case activationStratum = "activation-stratum"
        /// More late registrations than the definition allows.
        case lateRegistrationLimit = "late-registration-limit"
    }

    public let code: Code
    /// The entry's place in the log, from 0.
    public let entry: Int
    /// What, which value, why: for logs and terminals.
    public let detail: String

    /// What a roster's rule is as a rule of the log that it stands in.
    init(_ problem: RosterProblem, entry: Int) {
        guard let code = Code(rawValue: problem.code.rawValue) else {
            preconditionFailure("a rule of rosters that the log does not know")
        }
        self.init(code, entry: entry, problem.detail)
    }

    public init(_ code: Code, entry: Int, _ detail: String) {
        self.code = code
        self.entry = entry
        self.detail = detail
    }

    /// `entry N: DETAIL`.
    public var description: String { "entry \(entry): \(detail)" }
}
