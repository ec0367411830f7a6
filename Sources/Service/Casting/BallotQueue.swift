//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import SignedNotes
import Store

/// Brings submissions to the one writer. While a transaction is under way those that come in gather, and the next
/// transaction takes all of them: nobody waits for company, and under load one sync of the disk serves many.
actor BallotQueue {
    private struct Waiting {
        let submission: BallotSubmission
        let continuation: CheckedContinuation<Result<BallotVerdict, StoreError>, Never>
    }

    private let store: RoundStore
    private var waiting: [RoundID: [Waiting]] = [:]
    private var isWriting: Set<RoundID> = []

    init(store: RoundStore) {
        self.store = store
    }

    /// What became of a submission, once that is on the disk.
    func record(
        _ submission: BallotSubmission,
        in round: RoundID,
        signedBy key: SigningKey
    ) async throws(StoreError) -> BallotVerdict {
        let result = await withCheckedContinuation { continuation in
            waiting[round, default: []].append(Waiting(submission: submission, continuation: continuation))
            if isWriting.insert(round).inserted {
                // A task of its own: that a voter hangs up must not end a transaction that others are in.
                Task { await write(round, key) }
            }
        }
        return try result.get()
    }

    private func write(_ round: RoundID, _ key: SigningKey) async {
        while let all = waiting[round], !all.isEmpty {
            var count = 0
            let batch = all.prefix { item in
                count += item.submission.ballots.count
                return count <= RoundStore.batchLimit
            }
            waiting[round] = Array(all.dropFirst(batch.count))
            do throws(StoreError) {
                let verdicts = try await store.recordBallots(batch.map(\.submission), in: round, signedBy: key)
                for (item, verdict) in zip(batch, verdicts) { item.continuation.resume(returning: .success(verdict)) }
            } catch {
                for item in batch { item.continuation.resume(returning: .failure(error)) }
            }
        }
        waiting[round] = nil
        isWriting.remove(round)
    }
}
