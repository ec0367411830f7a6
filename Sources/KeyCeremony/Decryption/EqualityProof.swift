//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore

/// Proof that one secret x gives both `key` = G^x and `factor` = α^x (docs/record-format.md, "Tally, decryption, result").
enum EqualityProof {
    /// Whether `proof` holds: its challenge is H(prefix, G^s · key^c, α^s · factor^c).
    static func holds(_ proof: Proof, alpha: Point, factor: Point, key: Point, prefix: [UInt8]) -> Bool {
        let commitments = [
            proof.variableTimeCommitment(key: key),
            alpha.variableTimePower(proof.response) * factor.variableTimePower(proof.challenge),
        ]
        return proof.challenge == Challenge.over(prefix: prefix, commitments)
    }

    /// Makes the proof for `factor` = α^secret.
    static func prove(_ secret: SecretScalar, alpha: Point, prefix: [UInt8]) -> Proof {
        let nonce = SecretScalar.random()
        let challenge = Challenge.over(prefix: prefix, [nonce.generatorPower, nonce.power(of: alpha)])
        return Proof(challenge: challenge, response: secret.response(nonce: nonce, challenge: challenge))
    }
}
