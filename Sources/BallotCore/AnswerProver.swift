//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Encrypts one answer and makes its proofs, in a course that does not depend on what is chosen.
struct AnswerProver {
    private let plaintext: [UInt8]
    private let randomness: [SecretScalar]
    private let shape: QuestionShape

    /// `plaintext` fits `shape`; `randomness` has one exponent for each ciphertext.
    init(plaintext: [UInt8], randomness: [SecretScalar], shape: QuestionShape) {
        self.plaintext = plaintext
        self.randomness = randomness
        self.shape = shape
    }

    func answer(context: BallotContext, credential: Point) -> Answer {
        let key = context.publicKey
        var choices: [Ciphertext] = []
        for (value, secret) in zip(plaintext, randomness) {
            choices.append(Ciphertext.encrypt(isOne: value, key: key, randomness: secret))
        }
        let statement = AnswerStatement(choices, shape: shape, context: context, credential: credential)
        var individual: [[Proof]] = []
        for index in choices.indices {
            let openings = Self.openings(Int(plaintext[index]), randomness[index], claims: 0...1)
            individual.append(DisjunctiveProof.prove(openings, key: key, prefix: statement.individualPrefix(index)))
        }
        var blank: [Proof]?
        if shape.allowsBlank {
            blank = DisjunctiveProof.prove(blankOpenings, key: key, prefix: statement.blankPrefix)
        }
        let overall = DisjunctiveProof.prove(overallOpenings, key: key, prefix: statement.overallPrefix)
        return Answer(choices: choices, individualProofs: individual, overallProof: overall, blankProof: blank)
    }

    private var first: Int {
        shape.allowsBlank ? 1 : 0
    }

    /// How many answers are chosen, the blank flag not counted.
    private var count: Int {
        plaintext.dropFirst(first).reduce(0) { $0 + Int($1) }
    }

    private var sum: SecretScalar {
        randomness.dropFirst(first).reduce(SecretScalar(.zero)) { $0.plus($1) }
    }

    private var overallOpenings: [DisjunctiveProof.Opening] {
        let counts = Self.openings(count, sum, claims: shape.min...shape.max)
        guard shape.allowsBlank else { return counts }
        // Where the ballot is blank the first branch is the true one, even if min is 0 and no answer is chosen.
        let isBlank = plaintext[0]
        let blank = DisjunctiveProof.Opening(
            randomness: randomness[0],
            difference: Self.difference(Int(isBlank), 1),
            isTrue: isBlank
        )
        return [blank]
            + counts.map {
                DisjunctiveProof.Opening(
                    randomness: $0.randomness,
                    difference: $0.difference,
                    isTrue: $0.isTrue & (1 - isBlank)
                )
            }
    }

    private var blankOpenings: [DisjunctiveProof.Opening] {
        let isBlank = plaintext[0]
        return [
            DisjunctiveProof.Opening(
                randomness: randomness[0],
                difference: Self.difference(Int(isBlank), 0),
                isTrue: 1 - isBlank
            ),
            DisjunctiveProof.Opening(randomness: sum, difference: Self.difference(count, 0), isTrue: isBlank),
        ]
    }

    private static func openings(
        _ message: Int,
        _ randomness: SecretScalar,
        claims: ClosedRange<Int>
    ) -> [DisjunctiveProof.Opening] {
        claims.map { claim in
            DisjunctiveProof.Opening(
                randomness: randomness,
                difference: difference(message, claim),
                isTrue: equal(message, claim)
            )
        }
    }

    /// message − claim mod q.
    private static func difference(_ message: Int, _ claim: Int) -> SecretScalar {
        SecretScalar(Scalar(UInt32(message))).minus(SecretScalar(Scalar(UInt32(claim))))
    }

    /// 1 if both are equal, else 0, without a branch.
    private static func equal(_ left: Int, _ right: Int) -> UInt8 {
        let difference = UInt32(truncatingIfNeeded: left ^ right)
        return UInt8(truncatingIfNeeded: (UInt64(difference) &- 1) >> 63)
    }
}
