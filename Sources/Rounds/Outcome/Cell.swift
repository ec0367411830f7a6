//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Strata that are counted together: the unit in which sums are decrypted (docs/protocol.md, "Cells").
public struct Cell: Hashable, Sendable {
    /// Places of its strata in the sheet's list, ascending, counted from 0.
    public let strata: [Int]
    /// Counted on-line ballots.
    public let online: Int
    /// All counted ballots.
    public let ballots: Int
    /// The mean of its ballots' weights; without ballots, the weight of its first stratum.
    public let weight: Fraction
    /// Whether ballots of different weights are in it, so that the mean is not the weight of each.
    public let mixesWeights: Bool

    /// Whether a sum over these ballots may be opened: none, or at least `minimum`, and so for the on-line ones alone.
    ///
    /// Whoever typed the paper ballots knows those, so they protect no on-line ballot.
    public static func isSafe(ballots: Int, online: Int, minimum: Int) -> Bool {
        (ballots == 0 || ballots >= minimum) && (online == 0 || online >= minimum)
    }

    /// Whether its sum may be opened by itself.
    public func isSafe(minimum: Int) -> Bool {
        Self.isSafe(ballots: ballots, online: online, minimum: minimum)
    }
}
