//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The terms on which codes are issued and sums are opened.
public struct VotingTerms: Hashable, Sendable {
    /// How many spare credentials the roll holds.
    public struct Reserve: Hashable, Sendable {
        /// Of the letters, per stratum.
        public var letterShare: Fraction
        /// At least this many, per stratum.
        public var letterMinimum: Int
        /// Of the letters, per weight.
        public var paperShare: Fraction
        /// At least this many, per weight.
        public var paperMinimum: Int

        /// 3 % of the letters and at least 20; paper 20 % and at least 50.
        public init(
            letterShare: Fraction = Self.usualLetterShare,
            letterMinimum: Int = 20,
            paperShare: Fraction = Self.usualPaperShare,
            paperMinimum: Int = 50
        ) {
            self.letterShare = letterShare
            self.letterMinimum = letterMinimum
            self.paperShare = paperShare
            self.paperMinimum = paperMinimum
        }

        /// 3 %.
        public static let usualLetterShare = Fraction(whole: 3).divided(by: 100) ?? .zero
        /// 20 %.
        public static let usualPaperShare = Fraction(whole: 1).divided(by: 5) ?? .zero
    }

    /// The smallest number of ballots whose sum may ever be opened, whatever a definition says.
    public static let leastMinimumBallots = 5

    public var votesPerAddress: VotesPerAddress
    /// The *k* of docs/protocol.md, "Cells": fewer letters make no stratum, fewer ballots no sum.
    public var minimumBallots: Int
    public var reserve: Reserve
    /// How many late registrations there may be: a share of the letters, per sheet, rounded down.
    public var lateShare: Fraction

    public init(
        votesPerAddress: VotesPerAddress,
        minimumBallots: Int = 10,
        reserve: Reserve = Reserve(),
        lateShare: Fraction = Self.usualLateShare
    ) {
        self.votesPerAddress = votesPerAddress
        self.minimumBallots = minimumBallots
        self.reserve = reserve
        self.lateShare = lateShare
    }

    /// 0.5 %.
    public static let usualLateShare = Fraction(whole: 1).divided(by: 200) ?? .zero

    /// What a turnout or a quorum is a share of.
    public var electorateKind: ElectorateKind {
        switch votesPerAddress {
        case .one: .households
        case .fromRegister: .people
        }
    }
}
