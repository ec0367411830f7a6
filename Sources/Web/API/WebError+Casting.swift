//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import Rounds
import Service
import Store

extension WebError {
    /// Seconds after which somebody who came while the service was full may try again.
    private static let pause = 5

    /// What a refusal to cast means here.
    init(_ refusal: CastRefusal) {
        switch refusal {
        case .count(let count): self.init(.unreadable, "\(count) ballots")
        case .size: self.init(.tooLarge, "a ballot of more than \(VotingService.ballotSizeLimit) bytes")
        case .unreadable: self.init(.unreadable, "what is sent does not begin as a ballot does")
        case .severalRounds: self.init(.otherRound, "the ballots are of several rounds")
        case .ballot(_, let error):
            self.init(.refused, "a ballot breaks a rule of the record format, or a proof does not hold")
            rule = error.code.rawValue < 10 ? "B0\(error.code.rawValue)" : "B\(error.code.rawValue)"
        case .notTaken(let refusal): self.init(refusal.reason)
        case .overloaded:
            self.init(.busy, "too many ballots are waiting to be checked")
            retryAfter = Self.pause
        }
    }

    private init(_ reason: BallotRefusal.Reason) {
        switch reason {
        case .unknownElection: self.init(.otherRound, "the election is not, or no longer, of this round")
        case .sheetTwice: self.init(.refused, "two ballots are for the same sheet")
        case .phase(let phase): self.init(phase)
        case .tooEarly: self.init(.tooEarly, "the round has not opened yet")
        case .tooLate: self.init(.tooLate, "the round has closed")
        case .unknownCredential: self.init(.notEntitled, "the credential is not on the sheet's roll")
        case .idleCredential: self.init(.idle, "the credential is a spare one that was not activated")
        case .blockedCredential: self.init(.blocked, "the credential was blocked")
        case .paperTooEarly: self.init(.tooEarly, "paper ballots are cast when on-line voting is over")
        case .wrongRoute, .paperBallotRecorded: self.init(.notEntitled, "the credential is one for paper")
        }
    }

    /// Why a round in this phase takes no ballots.
    private init(_ phase: Phase) {
        switch phase {
        case .draft, .adopted, .ready: self.init(.tooEarly, "the round has not opened yet")
        case .suspended: self.init(.suspended, "the round is suspended")
        case .annulled: self.init(.annulled, "the round was annulled")
        case .open, .closing, .closed, .tallied, .published, .answered, .invalid:
            self.init(.tooLate, "the round takes no ballots any more")
        }
    }
}
