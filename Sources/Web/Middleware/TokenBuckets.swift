//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Synchronization

/// Limits how often something may happen for one key: each has a bucket of tokens that fills up steadily.
///
/// The number of buckets is limited too. Full ones are forgotten first, which changes nothing; when there are none of
/// those, newcomers share one bucket, so that many keys cannot make anybody's limit go away.
final class TokenBuckets<Key: Hashable & Sendable>: Sendable {
    /// How much is allowed.
    struct Rate: Hashable, Sendable {
        /// Tokens that a full bucket holds.
        let burst: Double
        /// Tokens that come in each second.
        let perSecond: Double
    }

    private struct Bucket {
        var tokens: Double
        var time: ContinuousClock.Instant
    }

    private struct State {
        var buckets: [Key: Bucket] = [:]
        var shared: Bucket?
        var swept: ContinuousClock.Instant?
    }

    private let rate: Rate
    private let limit: Int
    private let state = Mutex(State())

    /// Buckets for at most `limit` keys.
    init(_ rate: Rate, limit: Int = 1 << 16) {
        precondition(rate.burst > 0 && rate.perSecond > 0 && limit > 0, "a limit that lets nothing through")
        self.rate = rate
        self.limit = limit
    }

    /// How many keys have a bucket.
    var count: Int {
        state.withLock { $0.buckets.count }
    }

    /// Takes tokens if they are there.
    ///
    /// - Returns: nil, or after how many seconds, at least 1, they will be.
    func take(_ cost: Double = 1, of key: Key, at now: ContinuousClock.Instant = .now) -> Int? {
        change(key, now) { bucket in
            let missing = cost - bucket.tokens
            guard missing > 0 else {
                bucket.tokens -= cost
                return nil
            }
            return max(1, Int((min(missing, rate.burst) / rate.perSecond).rounded(.up)))
        }
    }

    /// Takes up to so many tokens for something that has happened already.
    func charge(_ cost: Double, to key: Key, at now: ContinuousClock.Instant = .now) {
        change(key, now) { $0.tokens = max(0, $0.tokens - cost) }
    }

    private func change<Result: Sendable>(
        _ key: Key,
        _ now: ContinuousClock.Instant,
        _ body: (inout Bucket) -> Result
    ) -> Result {
        state.withLock { state in
            if state.buckets[key] == nil, state.buckets.count >= limit { sweep(&state, now) }
            let isShared = state.buckets[key] == nil && state.buckets.count >= limit
            var bucket = (isShared ? state.shared : state.buckets[key]) ?? Bucket(tokens: rate.burst, time: now)
            fill(&bucket, now)
            let result = body(&bucket)
            if isShared { state.shared = bucket } else { state.buckets[key] = bucket }
            return result
        }
    }

    private func fill(_ bucket: inout Bucket, _ now: ContinuousClock.Instant) {
        let seconds = (now - bucket.time) / .seconds(1)
        bucket.tokens = min(rate.burst, bucket.tokens + max(0, seconds) * rate.perSecond)
        bucket.time = max(now, bucket.time)
    }

    /// Forgets the buckets that are full by now; at most once a second, for it looks at all of them.
    private func sweep(_ state: inout State, _ now: ContinuousClock.Instant) {
        if let swept = state.swept, now - swept < .seconds(1) { return }
        state.swept = now
        state.buckets = state.buckets.filter { _, bucket in
            var bucket = bucket
            fill(&bucket, now)
            return bucket.tokens < rate.burst
        }
    }
}
