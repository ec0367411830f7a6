//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import Rounds
import Store

extension VotingService {
    /// The longest ballot that is read, in bytes.
    public static let ballotSizeLimit = 1 << 20

    /// Casts the ballots of one voter, one for each sheet, all or none. When it returns that they are recorded, they are
    /// on the disk, and the receipts are the proof. The same ballots again get receipts again.
    ///
    /// Call it when the last byte is in: the moment of the call is the moment of casting.
    ///
    /// - Parameters:
    ///   - ballots: each ballot's bytes.
    ///   - received: when the last byte was in, in seconds since 1970; now, if not given.
    /// - Throws: `ServiceError`; then none of them was recorded.
    public func cast(_ ballots: [[UInt8]], received: Int? = nil) async throws(ServiceError) -> CastVerdict {
        try await cast(ballots, .online(received: received ?? clock.seconds))
    }

    /// Casts ballots that the paper desk made of what came in on paper, all or none. It is refused until on-line voting
    /// is over, and ends it: no on-line ballot is recorded after it, and no block or activation.
    ///
    /// - Throws: `ServiceError`; then none of them was recorded.
    public func castPaper(_ ballots: [[UInt8]]) async throws(ServiceError) -> CastVerdict {
        try await cast(ballots, .paper(at: clock.seconds))
    }

    private func cast(
        _ ballots: [[UInt8]],
        _ route: BallotSubmission.Route
    ) async throws(ServiceError) -> CastVerdict {
        guard (1...BallotSubmission.limit).contains(ballots.count) else { return .refused(.count(ballots.count)) }
        var heads: [BallotHead] = []
        for (place, bytes) in ballots.enumerated() {
            guard bytes.count <= Self.ballotSizeLimit else { return .refused(.size(ballot: place)) }
            guard let head = BallotHead(bytes) else { return .refused(.unreadable(ballot: place)) }
            heads.append(head)
        }
        var found: [ElectionDesk.Known] = []
        for head in heads {
            let election = try await stored { () throws(StoreError) in try await elections.find(head.election) }
            guard let election else {
                return .refused(.notTaken(BallotRefusal(reason: .unknownElection, election: head.election)))
            }
            found.append(election)
        }
        let round = found[0].round
        guard found.allSatisfy({ $0.round == round }) else { return .refused(.severalRounds) }
        let previews = heads.map {
            BallotPreview(election: $0.election, credential: $0.credential, trackingCode: $0.trackingCode)
        }
        // What will be refused anyhow costs no proofs; the writer decides again.
        let preview = try await stored { () throws(StoreError) in
            try await store.refusal(of: previews, in: round, route: route)
        }
        if let preview { return .refused(.notTaken(preview)) }
        guard !isHeld(round) else {
            return .refused(.notTaken(BallotRefusal(reason: .phase(.suspended), election: heads[0].election)))
        }
        let key = try signingKey(of: round)
        switch await check(ballots, heads, found) {
        case .refused(let refusal): return .refused(refusal)
        case .accepted(let accepted):
            let submission = BallotSubmission(accepted, route: route)
            let verdict = try await stored { () throws(StoreError) in
                try await queue.record(submission, in: round, signedBy: key)
            }
            switch verdict {
            case .recorded(let recorded): return .recorded(recorded)
            case .refused(let refusal): return .refused(.notTaken(refusal))
            }
        }
    }

    private func check(
        _ ballots: [[UInt8]],
        _ heads: [BallotHead],
        _ elections: [ElectionDesk.Known]
    ) async -> CheckedBallots {
        let results = await withTaskGroup(of: (Int, Result<AcceptedBallot, BallotError>?).self) { group in
            for place in ballots.indices {
                group.addTask { [checker] in
                    (place, await checker.check(ballots[place], in: elections[place].context))
                }
            }
            var results = [Result<AcceptedBallot, BallotError>?](repeating: nil, count: ballots.count)
            for await (place, result) in group { results[place] = result }
            return results
        }
        var accepted: [BallotSubmission.Ballot] = []
        for (place, result) in results.enumerated() {
            switch result {
            case nil: return .refused(.overloaded)
            case .failure(let error)?: return .refused(.ballot(place, error))
            case .success(let ballot)?:
                accepted.append(BallotSubmission.Ballot(election: heads[place].election, ballot: ballot))
            }
        }
        return .accepted(accepted)
    }
}

/// Ballots whose proofs hold, or why one does not.
private enum CheckedBallots {
    case accepted([BallotSubmission.Ballot])
    case refused(CastRefusal)
}
