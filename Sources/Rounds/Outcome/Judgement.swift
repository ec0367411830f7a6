//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A decision rule applied to numbers: the verdict and how it came about, ready to print.
public struct Judgement: Hashable, Sendable {
    /// What the rule makes of the votes.
    public enum Verdict: Hashable, Sendable {
        /// Fewer ballots than the turnout quorum asks for.
        case quorumNotMet
        /// There are ballots, but too few to open their sum; the quorum was met or not asked for.
        case tooFewBallots
        /// Of two options, *for* reached the threshold and the support quorum.
        case adopted
        /// Of two options, *for* fell short.
        case rejected(Shortfall)
        /// Of several options, none won.
        case none(Shortfall)
        /// Of several options, the one at this place in the definition, counted from 0, won.
        case winner(Int)
    }

    /// The part of the rule that was not reached.
    public enum Shortfall: String, CaseIterable, Sendable {
        /// The basis is 0: nobody voted, or everybody blank.
        case noVotes = "no-votes"
        /// No option has more votes than every other: a tie never wins.
        case tie
        case threshold
        case supportQuorum = "support-quorum"
        case thresholdAndSupportQuorum = "threshold-and-support-quorum"
    }

    /// One comparison that was made.
    public struct Step: Hashable, Sendable {
        /// Which part of the rule asks for it.
        public enum Part: String, CaseIterable, Sendable {
            case turnoutQuorum = "turnout-quorum"
            case threshold
            case supportQuorum = "support-quorum"
        }

        public let part: Part
        /// The ballots or votes there are.
        public let numerator: Int
        /// What they are a share of: the electorate, the ballots or the choices.
        public let denominator: Int
        public let comparison: DecisionRule.Comparison
        /// The share that is asked for.
        public let share: Fraction

        /// Whether the comparison holds, by cross-multiplication.
        public var isMet: Bool {
            switch comparison {
            case .moreThan: share.compares(numerator, of: denominator) { $0 > $1 }
            case .atLeast: share.compares(numerator, of: denominator) { $0 >= $1 }
            }
        }
    }

    public let verdict: Verdict
    public let rule: DecisionRule
    /// The comparisons in the order in which they were made; a missed turnout quorum ends them.
    public let steps: [Step]
}
