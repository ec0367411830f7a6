//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The counted ballots of one stratum of a sheet: public numbers, by which cells are formed.
///
/// The strata of a sheet stand in the definition's order, those of paper ballots, one per weight, after them.
public struct StratumBallots: Hashable, Sendable {
    /// What one ballot of this stratum counts in the weighted outcome; 1 on a sheet without weights.
    public let weight: Fraction
    /// Counted ballots that came in on-line.
    public let online: Int
    /// Counted ballots that came in on paper.
    public let paper: Int

    /// The numbers of one stratum; negative ones are refused where cells are formed.
    public init(weight: Fraction = .one, online: Int, paper: Int = 0) {
        self.weight = weight
        self.online = online
        self.paper = paper
    }
}
