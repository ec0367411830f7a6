//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Hummingbird
import Rounds
import Service
import Store

/// Casting, for the API and for the page where a ballot file is handed in.
struct BallotDesk {
    let desk: RoundDesk
    let limit: NetworkLimit
    let metrics: SiteMetrics

    /// Casts the ballots of a file in a round: all or none. They are on the disk when it returns.
    ///
    /// - Parameter received: when the last byte was in, in seconds since 1970.
    /// - Throws: `WebError` with the reason.
    func cast(_ file: [UInt8], in status: RoundStatus, received: Int) async throws -> [RecordedBallot] {
        let ballots = try BallotLines.split(file)
        for (place, ballot) in ballots.enumerated() {
            guard let election = BallotLines.election(of: ballot) else {
                throw refused(ballots, WebError(.unreadable, "ballot \(place) does not begin as a ballot does"), place)
            }
            guard status.elections.contains(where: { $0.uuid == election }) else {
                throw refused(ballots, WebError(.otherRound, "ballot \(place) is for no election of this round"), place)
            }
        }
        switch try await desk.service.cast(ballots, received: received) {
        case .recorded(let recorded):
            metrics.ballots(recorded.count { $0.isNew }, "recorded")
            metrics.ballots(recorded.count { !$0.isNew }, "again")
            return recorded
        case .refused(let refusal):
            let place = refusal.place(among: ballots)
            throw refused(ballots, WebError(refusal), place)
        }
    }

    private func refused(_ ballots: [[UInt8]], _ error: WebError, _ place: Int?) -> WebError {
        metrics.ballots(ballots.count, error.code.rawValue)
        var error = error
        error.ballot = place
        return error
    }
}

extension CastRefusal {
    /// Which of the ballots is meant.
    fileprivate func place(among ballots: [[UInt8]]) -> Int? {
        switch self {
        case .size(let place), .unreadable(let place), .ballot(let place, _): place
        case .notTaken(let refusal): ballots.firstIndex { BallotLines.election(of: $0) == refusal.election }
        case .count, .severalRounds, .overloaded: nil
        }
    }
}
