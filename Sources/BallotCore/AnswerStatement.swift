//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// What the proofs of one answer state, for prover and verifier alike: prefixes and branches.
struct AnswerStatement {
    private let context: BallotContext
    private let credential: Point
    private let shape: QuestionShape
    private let choices: [Ciphertext]
    /// All ciphertexts as text, joined by commas.
    private let text: [UInt8]
    /// The product of the answers' ciphertexts, without the blank flag.
    private let sum: Ciphertext

    init(_ choices: [Ciphertext], shape: QuestionShape, context: BallotContext, credential: Point) {
        self.choices = choices
        self.shape = shape
        self.context = context
        self.credential = credential
        text = Self.text(choices)
        sum = choices.dropFirst(shape.allowsBlank ? 1 : 0).reduce(.neutral) { $0 * $1 }
    }

    // Values 0 and 1 for each ciphertext.

    func individualPrefix(_ index: Int) -> [UInt8] {
        prefix("prove", Self.text([choices[index]]))
    }

    func individualBranches(_ index: Int) -> [Ciphertext] {
        Self.claims(choices[index], 0...1)
    }

    // How many are chosen: min…max, or none beside a blank.

    var overallPrefix: [UInt8] {
        shape.allowsBlank ? prefix("bproof1", text) : prefix("prove", text + [0x7C] + Self.text([sum]))
    }

    var overallBranches: [Ciphertext] {
        let counts = Self.claims(sum, shape.min...shape.max)
        return shape.allowsBlank ? Self.claims(choices[0], 1...1) + counts : counts
    }

    // Not blank, or nothing chosen.

    var blankPrefix: [UInt8] {
        prefix("bproof0", text)
    }

    var blankBranches: [Ciphertext] {
        [choices[0], sum]
    }

    private func prefix(_ label: StaticString, _ subject: [UInt8]) -> [UInt8] {
        context.proofPrefix(label, credential: credential) + subject + [0x7C]
    }

    /// For each value the ciphertext that encrypts zero if `ciphertext` encrypts the value.
    private static func claims(_ ciphertext: Ciphertext, _ values: ClosedRange<Int>) -> [Ciphertext] {
        var beta = ciphertext.beta
        if values.lowerBound > 0 {
            beta = beta / Point.variableTimeGeneratorPower(Scalar(UInt32(values.lowerBound)))
        }
        var claims = [Ciphertext(alpha: ciphertext.alpha, beta: beta)]
        for _ in values.dropFirst() {
            beta = beta / .generator
            claims.append(Ciphertext(alpha: ciphertext.alpha, beta: beta))
        }
        return claims
    }

    private static func text(_ ciphertexts: [Ciphertext]) -> [UInt8] {
        var text: [UInt8] = []
        for ciphertext in ciphertexts {
            if !text.isEmpty { text.append(0x2C) }
            text += ciphertext.alpha.hex + [0x2C] + ciphertext.beta.hex
        }
        return text
    }
}
