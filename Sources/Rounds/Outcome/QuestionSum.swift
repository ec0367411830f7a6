//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The decrypted sum of one question over some ballots.
public struct QuestionSum: Hashable, Sendable {
    /// Ballots that are blank on the question; nil if it offers no blank.
    public let blank: Int?
    /// Votes per option, in the definition's order.
    public let votes: [Int]

    public init(blank: Int?, votes: [Int]) {
        self.blank = blank
        self.votes = votes
    }

    /// The sum in a Belenios result's layout, where the blank flag comes before the options; nil if that has none.
    public init?(counts: [Int], blank: Bool) {
        if blank {
            guard let first = counts.first else { return nil }
            self.init(blank: first, votes: Array(counts.dropFirst()))
        } else {
            self.init(blank: nil, votes: counts)
        }
    }

    /// The sum in a Belenios result's layout.
    public var counts: [Int] {
        (blank.map { [$0] } ?? []) + votes
    }

    /// Whether that many ballots can have this sum. `ballots` is from 0 to `Roll.limit`.
    func isPossible(ballots: Int, _ question: CountedQuestion) -> Bool {
        guard votes.count == question.options.count, (blank != nil) == question.blank else { return false }
        guard (0...ballots).contains(blank ?? 0) else { return false }
        let choosing = ballots - (blank ?? 0)
        // Each vote is checked first, so the sum of at most 1000 of them fits.
        guard votes.allSatisfy({ (0...choosing).contains($0) }) else { return false }
        return (question.min * choosing...question.max * choosing).contains(votes.reduce(0, +))
    }

    /// This and another sum of the same question.
    func adding(_ other: QuestionSum) -> QuestionSum {
        QuestionSum(
            blank: blank.map { $0 + (other.blank ?? 0) },
            votes: zip(votes, other.votes).map { $0 + $1 }
        )
    }

    /// The sum of no ballots.
    static func none(of question: CountedQuestion) -> QuestionSum {
        QuestionSum(blank: question.blank ? 0 : nil, votes: question.options.map { _ in 0 })
    }
}
