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

    /// Whether `plaintext`, zeros and ones in the ciphertexts' order, answers the question. Of one that does, nothing
    /// shows in the course of this but its length.
    public func admits(_ plaintext: [UInt8]) -> Bool {
        guard plaintext.count == choices else { return false }
        var chosen = 0
        var others: UInt8 = 0
        for value in plaintext {
            chosen += Int(value)
            others |= value & 0xFE
        }
        let isBlank = allowsBlank ? plaintext[0] : 0
        // Negative, so with the sign bit set, where a bound is missed: a blank answer is the only choice made.
        let blankMiss = (chosen - 1) | (1 - chosen)
        let countMiss = (chosen - min) | (max - chosen)
        let blankMask = 0 - Int(isBlank & 1)
        return others == 0 && (blankMiss & blankMask | countMiss & ~blankMask) >= 0
    }
}
