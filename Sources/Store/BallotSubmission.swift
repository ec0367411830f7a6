//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import Rounds

/// One voter's checked ballots, recorded together or not at all.
public struct BallotSubmission: Sendable {
    /// A ballot whose proofs and signature hold in this election.
    public struct Ballot: Sendable {
        /// The sheet's election.
        public let election: ElectionID
        /// The ballot.
        public let ballot: AcceptedBallot

        /// A ballot that was accepted in the context of `election`.
        public init(election: ElectionID, ballot: AcceptedBallot) {
            self.election = election
            self.ballot = ballot
        }

        /// What it says it is.
        var preview: BallotPreview {
            BallotPreview(
                election: election,
                credential: ballot.ballot.credential.bytes,
                trackingCode: ballot.ballot.trackingCode
            )
        }
    }

    /// How the ballots came.
    public enum Route: Hashable, Sendable {
        /// From the voter's device, wholly received at this moment: whole seconds since 1970, rounded down.
        case online(received: Int)
        /// From the paper desk, at this moment: whole seconds since 1970, rounded down.
        case paper(at: Int)

        /// Whether it is the paper desk's.
        var isPaper: Bool {
            if case .paper = self { true } else { false }
        }
    }

    /// The most ballots that one submission may hold: more than a round has sheets.
    public static let limit = 16

    /// One for each sheet that is answered.
    public let ballots: [Ballot]
    /// How they came.
    public let route: Route

    /// A submission of 1 up to `limit` ballots.
    public init(_ ballots: [Ballot], route: Route) {
        precondition((1...Self.limit).contains(ballots.count), "a submission of \(ballots.count) ballots")
        self.ballots = ballots
        self.route = route
    }
}
