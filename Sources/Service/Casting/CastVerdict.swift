//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import Store

/// What became of the ballots that one voter cast together.
public enum CastVerdict: Sendable {
    /// All of them are on record and on the disk, in the order in which they were given.
    case recorded([RecordedBallot])
    /// None of them was recorded.
    case refused(CastRefusal)
}

/// Why ballots were not recorded. Where a ballot is meant, it is by its place among those given, from 0.
public enum CastRefusal: Equatable, Sendable {
    /// There is no ballot, or there are more than a round can have sheets.
    case count(Int)
    /// A ballot is longer than any ballot here.
    case size(ballot: Int)
    /// The bytes do not begin as a ballot does.
    case unreadable(ballot: Int)
    /// The ballots are of several rounds.
    case severalRounds
    /// The ballot breaks a rule of the format, or a proof or the signature does not hold.
    case ballot(Int, BallotError)
    /// The round, the sheet or the credential does not allow it, now or ever.
    case notTaken(BallotRefusal)
    /// Too many are waiting; the same ballots may be sent again in a moment.
    case overloaded
}
