//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFixtures
import Rounds
import TestSupport
import Testing

/// What must not change a count, and what must change it by one.
@Suite struct TallyInvariantTests {
    private struct Vote {
        let holder: Holder
        let choice: Int
        var number = 0
    }

    private static func votes(_ generator: inout SeededGenerator) -> [Vote] {
        (0..<2).flatMap { stratum in
            (0..<7).map { Vote(holder: .letter(stratum, $0), choice: Int.random(in: 0..<3, using: &generator)) }
        }
    }

    /// The counted sums of the first sheet, cell by cell, blank first.
    private static func sums(_ votes: [Vote], _ setUp: RoundSetUp? = nil) throws -> [[Int]] {
        let player = try Player(setUp).play(to: .opened)
        for vote in votes { try player.cast(vote.holder, on: 0, for: vote.choice, number: vote.number) }
        player.skip(.voted)
        return try player.play(to: .decrypted).result().counted[0].sums.map { row in
            row.flatMap { [$0.blank ?? 0] + $0.votes }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theOrderOfBallotsDoesNotMatter(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let votes = Self.votes(&generator)
        #expect(try Self.sums(votes) == Self.sums(votes.shuffled(using: &generator)), "seed \(seed)")
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func whoVotesAgainCountsOnceAndLast(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let votes = Self.votes(&generator)
        let before = votes.filter { _ in Bool.random(using: &generator) }.map { vote in
            Vote(holder: vote.holder, choice: Int.random(in: 0..<3, using: &generator), number: 1)
        }
        #expect(try Self.sums(before + votes) == Self.sums(votes), "seed \(seed)")
    }

    @Test(arguments: [7, 8] as [UInt64])
    func oneBlankMoreIsOneBlankMore(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let votes = Self.votes(&generator)
        var expected = try Self.sums(votes)
        expected[0][0] += 1
        #expect(try Self.sums(votes + [Vote(holder: .letter(0, 7), choice: 0)]) == expected, "seed \(seed)")
    }

    @Test(arguments: [9] as [UInt64])
    func otherNamesForTheOptionsAreOtherPlacesForTheirVotes(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let votes = Self.votes(&generator)
        let swapped = try RoundSetUp(SmallRound.definition { $0.sheets[0].questions[0].options.reverse() })
        let others = votes.map { Vote(holder: $0.holder, choice: [0, 2, 1][$0.choice]) }
        let expected = try Self.sums(votes).map { [$0[0], $0[2], $0[1]] }
        #expect(try Self.sums(others, swapped) == expected, "seed \(seed)")
    }
}
