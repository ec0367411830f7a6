//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import GRDB
public import Rounds
public import SignedNotes

extension RoundStore {
    /// The most ballots that one transaction takes.
    public static let batchLimit = 256

    /// Records the ballots of a round that may be recorded, in the order given, in one transaction, and gives a verdict
    /// on each submission with the receipts. It returns, and there are receipts, only once all of it is on the disk.
    ///
    /// A ballot that is on record already is not recorded again, whatever the phase, and gets a receipt again.
    ///
    /// - Parameter key: the key of the round's log.
    /// - Throws: `StoreError`; then nothing was recorded, unless the disk failed in the midst of the commit: sent again, the
    ///   same ballots find out.
    public func recordBallots(
        _ submissions: [BallotSubmission],
        in round: RoundID,
        signedBy key: SigningKey
    ) async throws(StoreError) -> [BallotVerdict] {
        let count = submissions.reduce(0) { $0 + $1.ballots.count }
        precondition(count <= Self.batchLimit, "a batch of \(count) ballots")
        return try await write { database in
            var recorder = try BallotRecorder(round: round, in: database)
            let outcomes = try submissions.map { try recorder.record($0) }
            return try recorder.verdicts(on: outcomes, signedBy: key)
        }
    }

    /// Why ballots would be refused now, before their proofs are checked; nil if they would not.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func refusal(
        of ballots: [BallotPreview],
        in round: RoundID,
        route: BallotSubmission.Route
    ) async throws(StoreError) -> BallotRefusal? {
        try await read { database in
            switch try BallotJudge(round: round, in: database).judge(ballots, route: route) {
            case .recordable: nil
            case .refused(let refusal): refusal
            }
        }
    }
}
