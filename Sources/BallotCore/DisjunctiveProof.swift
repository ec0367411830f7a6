//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Proof that at least one of several ciphertexts encrypts zero, without saying which (docs/record-format.md, "Ballot").
///
/// A branch (c, s) on (α, β) has the commitments G^s α^c and y^s β^c; the proof holds if the challenges add up to
/// H(prefix, commitments of all branches in order).
enum DisjunctiveProof {
    /// What the prover knows of a branch: the ciphertext is (G^r, y^r · G^d).
    struct Opening {
        let randomness: SecretScalar
        /// d: the message less the value that the branch claims. Zero in the true branch.
        let difference: SecretScalar
        /// 1 in the branch that is true, else 0; exactly one branch has 1.
        let isTrue: UInt8
    }

    /// Makes the proof. The order and number of operations do not depend on which branch is true.
    ///
    /// For every branch the commitment is G^t for a random t, so the response is t − r·c in true and simulated branches
    /// alike; the second commitment is y^t · G^(d·c), and where the branch is true d·c is zero whatever c becomes.
    static func prove(_ openings: [Opening], key: Point, prefix: [UInt8]) -> [Proof] {
        var hash = Challenge(prefix: prefix)
        var nonces: [SecretScalar] = []
        var challenges: [SecretScalar] = []
        var total = SecretScalar(.zero)
        for opening in openings {
            let nonce = SecretScalar.random()
            let challenge = SecretScalar.random()
            hash.append(nonce.generatorPower)
            // The exponent is zero in the true branch, and libsodium takes another way for zero: one more, and one less.
            let shift = opening.difference.times(challenge).plus(SecretScalar(Scalar(1))).generatorPower / .generator
            hash.append(nonce.power(of: key) * shift)
            total = total.plus(challenge)
            nonces.append(nonce)
            challenges.append(challenge)
        }
        let missing = SecretScalar(hash.finish()).minus(total).opened
        var proofs: [Proof] = []
        for index in openings.indices {
            let challenge = challenges[index].adding(missing, ifOne: openings[index].isTrue).opened
            let response = openings[index].randomness.response(nonce: nonces[index], challenge: challenge)
            proofs.append(Proof(challenge: challenge, response: response))
        }
        return proofs
    }

    /// Whether `proofs`, one for each of `branches`, hold.
    static func holds(_ proofs: [Proof], for branches: [Ciphertext], key: Point, prefix: [UInt8]) -> Bool {
        guard proofs.count == branches.count else { return false }
        var hash = Challenge(prefix: prefix)
        var total = Scalar.zero
        for (proof, branch) in zip(proofs, branches) {
            hash.append(proof.variableTimeCommitment(key: branch.alpha))
            hash.append(key.variableTimePower(proof.response) * branch.beta.variableTimePower(proof.challenge))
            total = total + proof.challenge
        }
        return total == hash.finish()
    }
}
