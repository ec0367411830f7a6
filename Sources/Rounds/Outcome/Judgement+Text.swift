//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Judgement.Verdict {
    /// The verdict as one word, the same in result.json, result.csv and the verifier's output.
    public var word: String {
        switch self {
        case .quorumNotMet: "quorum-not-met"
        case .tooFewBallots: "too-few-ballots"
        case .adopted: "adopted"
        case .rejected: "rejected"
        case .none: "none"
        case .winner: "winner"
        }
    }

    /// The place of the option that won among several.
    public var winner: Int? {
        if case .winner(let place) = self { place } else { nil }
    }

    /// The part of the rule that was not reached.
    public var shortfall: Judgement.Shortfall? {
        switch self {
        case .rejected(let shortfall), .none(let shortfall): shortfall
        case .quorumNotMet, .tooFewBallots, .adopted, .winner: nil
        }
    }
}

extension Judgement.Step: CustomStringConvertible {
    /// The comparison worked out: `512 of 1000 is more than 1/2`, or `… is not at least 3/10`.
    public var description: String {
        let comparison = comparison == .moreThan ? "more than" : "at least"
        return "\(numerator) of \(denominator) is \(isMet ? "" : "not ")\(comparison) \(share)"
    }
}

extension DecisionRule: CustomStringConvertible {
    /// The rule in one line: `more than 1/2 of the choices; turnout at least 3/10; support at least 1/5 of the electorate`.
    public var description: String {
        let share = "\(comparison == .moreThan ? "more than" : "at least") \(threshold) of the \(basis.rawValue)"
        let turnout = turnoutQuorum > .zero ? "; turnout at least \(turnoutQuorum)" : ""
        let support = supportQuorum > .zero ? "; support at least \(supportQuorum) of the electorate" : ""
        return share + turnout + support
    }
}

extension Judgement {
    /// The verdict in words. `options` are the question's, in the definition's order.
    public func text(options: [OptionID]) -> String {
        switch verdict {
        case .quorumNotMet: "quorum not met"
        case .tooFewBallots: "too few ballots to count"
        case .adopted: "adopted"
        case .rejected(let shortfall): "rejected: \(shortfall.text)"
        case .none(let shortfall): "none: \(shortfall.text)"
        case .winner(let place): "winner: \(options[place])"
        }
    }
}

extension Judgement.Shortfall {
    /// The part in words.
    public var text: String {
        switch self {
        case .noVotes: "no votes"
        case .tie: "a tie never wins"
        case .threshold: "threshold not reached"
        case .supportQuorum: "support quorum not reached"
        case .thresholdAndSupportQuorum: "threshold and support quorum not reached"
        }
    }
}
