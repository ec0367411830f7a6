//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How a binding question is decided: data of the definition, judged by exact integers (docs/protocol.md, "Outcome").
public struct DecisionRule: Hashable, Sendable {
    /// What the threshold is a share of.
    public enum Basis: String, CaseIterable, Sendable {
        /// The ballots that are not blank on this question.
        case choices
        /// All counted ballots.
        case ballots
        /// Everyone who may answer the sheet: letters and late registrations, less withdrawals.
        case electorate
    }

    /// How the votes must compare with the threshold's share of the basis.
    public enum Comparison: String, CaseIterable, Sendable {
        case moreThan = "more-than"
        case atLeast = "at-least"
    }

    /// Why numbers do not make a rule.
    public enum Flaw: Error, Hashable, Sendable {
        /// The threshold is 0 or over 1.
        case threshold
        /// More than all of the basis is asked for.
        case moreThanAll
        /// The turnout quorum is over 1.
        case turnoutQuorum
        /// The support quorum is over 1.
        case supportQuorum
    }

    public let basis: Basis
    /// Over 0 and at most 1.
    public let threshold: Fraction
    public let comparison: Comparison
    /// The share of the electorate that must have voted, from 0 to 1; 0 asks for nothing.
    public let turnoutQuorum: Fraction
    /// The share of the electorate that must have voted for the winner, from 0 to 1; 0 asks for nothing.
    public let supportQuorum: Fraction

    /// Makes a rule, or says which number cannot be in one.
    public init(
        basis: Basis,
        threshold: Fraction,
        comparison: Comparison,
        turnoutQuorum: Fraction = .zero,
        supportQuorum: Fraction = .zero
    ) throws(Flaw) {
        guard threshold > .zero, threshold.isShare else { throw .threshold }
        guard comparison == .atLeast || threshold < .one else { throw .moreThanAll }
        guard turnoutQuorum.isShare else { throw .turnoutQuorum }
        guard supportQuorum.isShare else { throw .supportQuorum }
        self.basis = basis
        self.threshold = threshold
        self.comparison = comparison
        self.turnoutQuorum = turnoutQuorum
        self.supportQuorum = supportQuorum
    }

    /// Whether *for* could reach the threshold with fewer votes than *against*: a definition with two options refuses that.
    public var letsMinorityWin: Bool {
        threshold < .half
    }
}
