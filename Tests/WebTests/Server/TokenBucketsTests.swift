//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Testing

@testable import Web

@Suite struct TokenBucketsTests {
    private let start = ContinuousClock.now

    private func buckets(limit: Int = 100) -> TokenBuckets<Int> {
        TokenBuckets(.init(burst: 3, perSecond: 0.5), limit: limit)
    }

    @Test func aBurstIsAllowedAndThenOneAtATime() {
        let buckets = buckets()
        for _ in 0..<3 { #expect(buckets.take(of: 1, at: start) == nil) }
        #expect(buckets.take(of: 1, at: start) == 2, "a token takes two seconds")
        #expect(buckets.take(of: 2, at: start) == nil, "another network has its own")
        #expect(buckets.take(of: 1, at: start + .seconds(1)) == 1)
        #expect(buckets.take(of: 1, at: start + .seconds(2)) == nil)
        #expect(buckets.take(of: 1, at: start + .seconds(2)) == 2)
    }

    @Test func abucketNeverHoldsMoreThanABurst() {
        let buckets = buckets()
        #expect(buckets.take(of: 1, at: start) == nil)
        for _ in 0..<3 { #expect(buckets.take(of: 1, at: start + .seconds(1000)) == nil) }
        #expect(buckets.take(of: 1, at: start + .seconds(1000)) != nil)
    }

    @Test func whatTurnsOutDearerIsCharged() {
        let buckets = buckets()
        #expect(buckets.take(of: 1, at: start) == nil)
        buckets.charge(9, to: 1, at: start)
        #expect(buckets.take(of: 1, at: start) == 2, "never below empty")
    }

    @Test func manyKeysShareOneBucketWhenThereIsNoRoom() {
        let buckets = buckets(limit: 2)
        #expect(buckets.take(of: 1, at: start) == nil)
        #expect(buckets.take(of: 2, at: start) == nil)
        for key in 3..<6 { #expect(buckets.take(of: key, at: start) == nil) }
        #expect(buckets.take(of: 6, at: start) != nil)
        #expect(buckets.count == 2)
        #expect(buckets.take(of: 1, at: start) == nil, "who had a bucket keeps it")
        #expect(buckets.take(of: 7, at: start + .seconds(10)) == nil, "full buckets make room")
        #expect(buckets.count == 1)
    }
}
