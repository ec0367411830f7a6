//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import Rounds

/// Says whether ballots may be recorded, as one transaction sees the round.
struct BallotJudge {
    /// What is to be said of a submission: for each ballot where it stands, if it is on record already; or a refusal.
    enum Judgement {
        case recordable([StoredBallot?])
        case refused(BallotRefusal)
    }

    /// The round; `startPaper` changes its phase.
    private(set) var round: StoredRound
    let elections: [ElectionID: StoredElection]
    private let database: Database

    /// A judge over a round's ballots.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    init(round name: RoundID, in database: Database) throws {
        self.database = database
        round = try StoredRound.find(name, in: database)
        let all = try StoredElection.all(round: round.id, in: database)
        elections = Dictionary(uniqueKeysWithValues: all.map { ($0.uuid, $0) })
    }

    /// The first paper ballot says that on-line voting is over.
    mutating func startPaper() throws {
        guard round.phase != .closing else { return }
        round.phase = .closing
        try database.execute(
            sql: "UPDATE rounds SET phase = ? WHERE id = ?",
            arguments: [round.phase.rawValue, round.id]
        )
    }

    /// Judges the ballots of one submission.
    func judge(_ ballots: [BallotPreview], route: BallotSubmission.Route) throws -> Judgement {
        var seen: Set<ElectionID> = []
        var known: [StoredBallot?] = []
        for ballot in ballots {
            func refused(_ reason: BallotRefusal.Reason) -> Judgement {
                .refused(BallotRefusal(reason: reason, election: ballot.election))
            }
            guard let election = elections[ballot.election] else { return refused(.unknownElection) }
            guard seen.insert(ballot.election).inserted else { return refused(.sheetTwice) }
            let found = try StoredBallot.find(ballot.trackingCode, election: election.id, in: database)
            if found == nil, let reason = try refusal(of: ballot, in: election, route) { return refused(reason) }
            known.append(found)
        }
        return .recordable(known)
    }

    /// Why a new ballot may not be recorded; nil if it may.
    private func refusal(
        of ballot: BallotPreview,
        in election: StoredElection,
        _ route: BallotSubmission.Route
    ) throws -> BallotRefusal.Reason? {
        guard election.isCurrent else { return .unknownElection }
        if let reason = round.refusal(of: route) { return reason }
        guard let credential = try StoredCredential.find(ballot.credential, election: election.id, in: database) else {
            return .unknownCredential
        }
        return credential.refusal(of: route)
    }
}
