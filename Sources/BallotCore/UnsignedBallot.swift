//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium
public import CanonicalText

/// An encrypted ballot before the voter has decided to cast it or to audit it.
///
/// Only its ``checkCode`` is shown. *Cast* signs it; *audit* opens it, and it can then never be signed: an opened ballot
/// with a signature would prove a vote.
public final class UnsignedBallot {
    /// The ballot's bytes without a signature.
    public let bytes: [UInt8]
    /// SHA-256 of the bytes: what the signature of the cast ballot will name.
    public let checkCode: Digest

    private var plaintext: [[UInt8]]
    private var randomness: [[SecretScalar]]
    private var isSpent = false

    /// Encrypts `plaintext`: for each question a zero or one for each ciphertext, the blank flag first.
    ///
    /// Throws ``BallotError/Code/choices`` if they do not fit the questions.
    public init(_ plaintext: [[UInt8]], credential: Point, context: BallotContext) throws(BallotError) {
        guard plaintext.count == context.questions.count else { throw BallotError(.answerCount) }
        var answers: [Answer] = []
        var randomness: [[SecretScalar]] = []
        for (index, shape) in context.questions.enumerated() {
            guard shape.admits(plaintext[index]) else { throw BallotError(.choices, question: index) }
            let secrets = plaintext[index].map { _ in SecretScalar.random() }
            let prover = AnswerProver(plaintext: plaintext[index], randomness: secrets, shape: shape)
            answers.append(prover.answer(context: context, credential: credential))
            randomness.append(secrets)
        }
        bytes = BallotWriter.unsigned(context, credential: credential, answers: answers)
        checkCode = Digest(of: bytes)
        self.plaintext = plaintext
        self.randomness = randomness
    }

    deinit {
        wipePlaintext()
    }

    /// Signs the ballot and forgets what is in it.
    public consuming func cast(with credential: Credential) -> [UInt8] {
        spend()
        wipePlaintext()
        let signature = Proof.schnorr(of: credential.secret, prefix: AcceptedBallot.signaturePrefix(checkCode))
        return BallotWriter.signed(unsigned: bytes, hash: checkCode, signature: signature)
    }

    /// Opens the ballot: choices and randomness, for a check by other software. It can no longer be cast.
    public consuming func audit() -> [[BallotOpening]] {
        spend()
        var openings: [[BallotOpening]] = []
        for (values, secrets) in zip(plaintext, randomness) {
            openings.append(zip(values, secrets).map { BallotOpening(value: $0, randomness: $1.opened) })
        }
        wipePlaintext()
        return openings
    }

    private func spend() {
        precondition(!isSpent, "a ballot is cast or audited, once")
        isSpent = true
    }

    private func wipePlaintext() {
        for index in plaintext.indices { sodium_memzero(&plaintext[index], plaintext[index].count) }
        plaintext = []
        randomness = []
    }
}

/// What one ciphertext of an audited ballot holds.
public struct BallotOpening: Equatable, Sendable {
    /// 0 or 1.
    public let value: UInt8
    /// The exponent r with α = G^r and β = y^r · G^value.
    public let randomness: Scalar

    /// An opening read from an audit file.
    public init(value: UInt8, randomness: Scalar) {
        self.value = value
        self.randomness = randomness
    }

    /// Whether `ciphertext` under `key` holds what this says.
    public func opens(_ ciphertext: Ciphertext, key: Point) -> Bool {
        let message = Point.variableTimeGeneratorPower(Scalar(UInt32(value)))
        return ciphertext.alpha == Point.variableTimeGeneratorPower(randomness)
            && ciphertext.beta == key.variableTimePower(randomness) * message
    }
}
