//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText
public import ElectionRecord

/// Partial decryptions as they stand in an archive.
///
/// Their proof hashes only the commitments, as Belenios' crypto version 1 has it: who knows the secret of a key can
/// make one that holds for a false factor. It is what the format asks; what convinces are the cells' proofs
/// (`CellStatement`), whose factors multiply to those of the archive.
public enum BeleniosDecryption {
    /// `decrypt|FINGERPRINT|KEY|`: what a proof is bound to.
    static func prefix(fingerprint: Digest, key: Point) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: 128)
        prefix.literal("decrypt|")
        prefix.raw(fingerprint.base64)
        prefix.literal("|")
        prefix.raw(key.hex)
        prefix.literal("|")
        return prefix.bytes
    }

    /// The first sum whose factor is not proven; nil if all are.
    public static func firstFault(
        of answer: PartialDecryption,
        to tally: EncryptedTally,
        key: Point,
        fingerprint: Digest
    ) -> SumPlace? {
        let prefix = prefix(fingerprint: fingerprint, key: key)
        return answer.firstFault(to: tally) { proof, sum, factor in
            EqualityProof.holds(proof, alpha: sum.alpha, factor: factor, key: key, prefix: prefix)
        }
    }

    /// Answers with the secret of a trustee's key.
    public static func answer(
        to tally: EncryptedTally,
        secret: SecretScalar,
        fingerprint: Digest
    ) -> PartialDecryption {
        let prefix = prefix(fingerprint: fingerprint, key: secret.generatorPower)
        return PartialDecryption(
            factors: tally.sums.map { $0.map { secret.power(of: $0.alpha) } },
            proofs: tally.sums.map { $0.map { EqualityProof.prove(secret, alpha: $0.alpha, prefix: prefix) } }
        )
    }
}

extension PartialDecryption {
    /// The first place at which `holds` says no; the first of all if answer and tally are not of the same shape.
    func firstFault(to tally: EncryptedTally, _ holds: (Proof, Ciphertext, Point) -> Bool) -> SumPlace? {
        guard factors.map(\.count) == tally.sums.map(\.count) else { return SumPlace(question: 0, item: 0) }
        for (question, row) in tally.sums.enumerated() {
            for (item, sum) in row.enumerated() {
                guard holds(proofs[question][item], sum, factors[question][item]) else {
                    return SumPlace(question: question, item: item)
                }
            }
        }
        return nil
    }
}
