//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore

/// The product of ballots' ciphertexts, which encrypts the sum of their choices; in which order they come is the same.
public struct EncryptedSums: Equatable, Sendable {
    /// The sums by question and answer, the blank flag first.
    public private(set) var sums: [[Ciphertext]]
    /// Ballots added.
    public private(set) var ballots = 0
    /// The sum of their weights.
    public private(set) var weight = 0

    /// No ballot: neutral sums of questions of these shapes.
    public init(shapes: [QuestionShape]) {
        sums = shapes.map { [Ciphertext](repeating: .neutral, count: $0.choices) }
    }

    /// Adds a ballot of an election with these questions, `weight` times.
    public mutating func add(_ ballot: AcceptedBallot, weight: Int = 1) {
        let answers = ballot.ballot.answers
        precondition(answers.map(\.choices.count) == sums.map(\.count), "a ballot of another election")
        let factor = Scalar(count: weight)
        for (question, answer) in answers.enumerated() {
            for (item, choice) in answer.choices.enumerated() {
                let weighted = weight == 1 ? choice : choice.variableTimePower(factor)
                sums[question][item] = sums[question][item] * weighted
            }
        }
        ballots += 1
        self.weight += weight
    }

    /// Adds other ballots' sums.
    public mutating func add(_ other: EncryptedSums) {
        precondition(other.sums.map(\.count) == sums.map(\.count), "sums of another election")
        // Many cells are empty, and every multiplication costs: a sum of no ballots is neutral.
        guard other.ballots > 0 else { return }
        guard ballots > 0 else {
            self = other
            return
        }
        for question in sums.indices {
            for item in sums[question].indices {
                sums[question][item] = sums[question][item] * other.sums[question][item]
            }
        }
        ballots += other.ballots
        weight += other.weight
    }

    /// The sums as a document.
    public var tally: EncryptedTally {
        EncryptedTally(sums: sums)
    }
}
