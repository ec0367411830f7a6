//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How many answers a question has and how many may be chosen: all that its proofs depend on.
public struct QuestionShape: Hashable, Sendable {
    /// Number of answers, the blank one not counted.
    public let answers: Int
    /// Whether a voter may leave the question blank on purpose.
    public let allowsBlank: Bool
    /// Fewest answers that a ballot that is not blank chooses.
    public let min: Int
    /// Most answers that a ballot chooses.
    public let max: Int

    /// The most answers a question may have here; the format itself knows no bound.
    public static let maximumAnswers = 1000

    /// Nil unless 0 ≤ min ≤ max ≤ answers and 1 ≤ answers ≤ ``maximumAnswers``.
    public init?(answers: Int, allowsBlank: Bool, min: Int, max: Int) {
        guard answers >= 1, answers <= Self.maximumAnswers, min >= 0, min <= max, max <= answers else { return nil }
        self.answers = answers
        self.allowsBlank = allowsBlank
        self.min = min
        self.max = max
    }

    /// Ciphertexts in an answer: the blank flag, if there is one, stands first.
    public var choices: Int {
        allowsBlank ? answers + 1 : answers
    }

    /// Branches of the overall proof.
    var overallBranches: Int {
        allowsBlank ? max - min + 2 : max - min + 1
    }

    /// Whether `plaintext`, zeros and ones in the ciphertexts' order, answers the question.
    public func admits(_ plaintext: [UInt8]) -> Bool {
        guard plaintext.count == choices else { return false }
        var chosen = 0
        for value in plaintext {
            guard value <= 1 else { return false }
            chosen += Int(value)
        }
        guard allowsBlank, plaintext[0] == 1 else { return chosen >= min && chosen <= max }
        return chosen == 1
    }
}
