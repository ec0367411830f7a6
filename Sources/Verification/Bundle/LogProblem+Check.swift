//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

extension LogProblem.Code {
    /// The check that an entry that breaks this rule fails, an event or a statement; nil if another check says so.
    func check(of statement: Statement?) -> CheckCode? {
        switch (self, statement) {
        // That a roll is missing, or of another election, is said where rolls are checked.
        case (.rollMissing, _): nil
        // As are ballots of credentials that are not on the list, or that name none.
        case (.unknownCredential, nil): nil
        case (.unknownElection, .block), (.unknownCredential, .block): .blocks
        case (.unknownElection, .activation), (.unknownCredential, .activation): .activations
        default: check
        }
    }

    private var check: CheckCode {
        switch self {
        case .wrongInstance, .wrongRound, .wrongDefinition: .statementHeading
        case .tooFewSigners, .statementForged, .unknownSigner: .statementSigners
        case .rosterMissing, .rosterNumber, .rosterPrevious, .rosterElsewhere, .rosterTime, .rosterLate, .rosterAhead,
            .rosterKey:
            .rosters
        case .rosterForged, .rosterStranger, .rosterSigners: .rosterSigners
        case .rosterLowers: .rosterNumbers
        case .outOfPhase, .submittedLate, .signedAhead, .closingEarly, .eventOutOfPhase: .phases
        case .actNumber, .actPrevious, .actSheets, .electionReused: .chainOfActs
        case .rollMissing: .rolls
        case .rollDiffers, .lettersDiffer, .openingTimes: .opening
        case .extensionNotLater, .extensionTooLate: .extensions
        case .lastEventDiffers: .closing
        case .reconciliationDiffers: .reconciliation
        case .annulAfterDecryption, .tallyIncomplete, .resultDiffers: .resultOnRecord
        case .unusedDiffers: .destroyedCodes
        case .unknownElection, .eventHeight: .logAgainstArchives
        case .ballotOfBlocked, .blockAfterBallot: .blockedWithBallot
        case .ballotOfIdle: .idleWithBallot
        case .secondPaperBallot: .secondPaperBallot
        case .unknownCredential, .blockOfPaper, .blockOfIdle, .blockedTwice: .blocks
        case .activationOfLetter, .activatedTwice, .activationWithoutBlock, .activationOfWithdrawn, .blockUsedTwice,
            .activationStratum:
            .activations
        case .lateRegistrationLimit: .lateRegistrations
        }
    }
}
