//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DecisionRule {
    /// How the options of a binding question stand to each other.
    public enum Options: Hashable, Sendable {
        /// Two, *for* and *against*, at these places in the definition, counted from 0.
        case forAndAgainst(for: Int, against: Int)
        /// Two or more of equal standing.
        case several
    }

    /// What was counted on one question that has one choice or blank.
    public struct Count: Hashable, Sendable {
        /// Votes per option, in the definition's order.
        public let votes: [Int]
        /// Ballots that are blank on this question.
        public let blank: Int
        /// Votes and blanks together.
        public let ballots: Int

        /// The count; nil for a negative number, no options, or a sum that does not fit.
        public init?(votes: [Int], blank: Int) {
            var ballots = blank
            for count in votes {
                guard count >= 0, case (let sum, false) = ballots.addingReportingOverflow(count) else { return nil }
                ballots = sum
            }
            guard blank >= 0, !votes.isEmpty else { return nil }
            self.votes = votes
            self.blank = blank
            self.ballots = ballots
        }
    }

    /// Judges a count: turnout quorum, basis, then threshold and support quorum of the option that is ahead.
    ///
    /// A tie never wins, so *for* must also have more votes than *against*. `electorate` must be from 0 up, and the
    /// places in `options` must be places in `count.votes`.
    public func judge(_ count: Count, electorate: Int, options: Options) -> Judgement {
        var steps = turnoutSteps(ballots: count.ballots, electorate: electorate)
        guard steps.allSatisfy(\.isMet) else { return Judgement(verdict: .quorumNotMet, rule: self, steps: steps) }

        let basisCount =
            switch basis {
            case .choices: count.ballots - count.blank
            case .ballots: count.ballots
            case .electorate: electorate
            }
        let fallsShort: (Judgement.Shortfall) -> Judgement.Verdict =
            if case .several = options { { .none($0) } } else { { .rejected($0) } }
        guard basisCount > 0 else { return Judgement(verdict: fallsShort(.noVotes), rule: self, steps: steps) }

        let candidate: Int
        let isAhead: Bool
        switch options {
        case .forAndAgainst(let inFavour, let against):
            candidate = inFavour
            isAhead = count.votes[inFavour] > count.votes[against]
        case .several:
            candidate = count.votes.indices.reduce(0) { count.votes[$1] > count.votes[$0] ? $1 : $0 }
            isAhead = count.votes.filter { $0 == count.votes[candidate] }.count == 1
        }
        let votes = count.votes[candidate]
        let reached = step(.threshold, votes, of: basisCount, comparison, threshold)
        steps.append(reached)
        var isSupported = true
        if supportQuorum > .zero {
            let supported = step(.supportQuorum, votes, of: electorate, .atLeast, supportQuorum)
            steps.append(supported)
            isSupported = supported.isMet
        }
        let verdict: Judgement.Verdict =
            switch (reached.isMet, isSupported) {
            case (false, false): fallsShort(.thresholdAndSupportQuorum)
            case (false, true): fallsShort(.threshold)
            case (true, false): fallsShort(.supportQuorum)
            case (true, true) where !isAhead: fallsShort(.tie)
            case (true, true): options == .several ? .winner(candidate) : .adopted
            }
        return Judgement(verdict: verdict, rule: self, steps: steps)
    }

    /// Judges a sheet whose sum stays closed because there are too few ballots: only the quorum, for counts are public.
    public func judgeUncounted(ballots: Int, electorate: Int) -> Judgement {
        let steps = turnoutSteps(ballots: ballots, electorate: electorate)
        let isMet = steps.allSatisfy(\.isMet)
        return Judgement(verdict: isMet ? .tooFewBallots : .quorumNotMet, rule: self, steps: steps)
    }

    private func turnoutSteps(ballots: Int, electorate: Int) -> [Judgement.Step] {
        turnoutQuorum > .zero ? [step(.turnoutQuorum, ballots, of: electorate, .atLeast, turnoutQuorum)] : []
    }

    private func step(
        _ part: Judgement.Step.Part,
        _ numerator: Int,
        of denominator: Int,
        _ comparison: Comparison,
        _ share: Fraction
    ) -> Judgement.Step {
        Judgement.Step(
            part: part,
            numerator: numerator,
            denominator: denominator,
            comparison: comparison,
            share: share
        )
    }
}
