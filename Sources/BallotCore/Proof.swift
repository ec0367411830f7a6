//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One branch of a proof: a challenge and a response.
public struct Proof: Hashable, Sendable {
    /// c.
    public let challenge: Scalar
    /// s.
    public let response: Scalar

    /// The pair (c, s).
    public init(challenge: Scalar, response: Scalar) {
        self.challenge = challenge
        self.response = response
    }

    /// G^s · key^c: the commitment of a Schnorr proof for `key`.
    public func variableTimeCommitment(key: Point) -> Point {
        Point.variableTimeGeneratorPower(response) * key.variableTimePower(challenge)
    }

    /// Whether this proves knowledge of the exponent of `key`, with `prefix` bound into the challenge.
    public func isSchnorrProof(of key: Point, prefix: [UInt8]) -> Bool {
        challenge == Challenge.over(prefix: prefix, [variableTimeCommitment(key: key)])
    }

    /// A proof of knowledge of `secret`, with `prefix` bound into the challenge.
    public static func schnorr(of secret: SecretScalar, prefix: [UInt8]) -> Proof {
        let nonce = SecretScalar.random()
        let challenge = Challenge.over(prefix: prefix, [nonce.generatorPower])
        return Proof(challenge: challenge, response: secret.response(nonce: nonce, challenge: challenge))
    }
}
