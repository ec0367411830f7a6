//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText
public import ElectionRecord

/// What a trustee proves of its factors for one cell; a proof's hash covers all of it, factor included.
public struct CellStatement: Sendable {
    /// The domain of these proofs.
    static let label: StaticString = "stemronde/cell-proof/v1"

    /// Which tally.
    public let tally: TallyStatement
    /// The cell's index in the cell list, from 0.
    public let cell: Int
    /// The trustee's number, from 1.
    public let owner: Int
    /// The trustee's key.
    public let key: Point

    /// The statement about one cell of one trustee.
    public init(tally: TallyStatement, cell: Int, owner: Int, key: Point) {
        self.tally = tally
        self.cell = cell
        self.owner = owner
        self.key = key
    }

    /// `LABEL|FINGERPRINT|LAST EVENT|CELL LIST|CELL|OWNER|KEY|ALPHA,BETA|FACTOR|`; the commitments follow.
    func prefix(sum: Ciphertext, factor: Point) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: 560)
        prefix.literal(Self.label)
        prefix.literal("|")
        prefix.raw(tally.fingerprint.hex)
        prefix.literal("|")
        prefix.raw(tally.lastEvent.hex)
        prefix.literal("|")
        prefix.raw(tally.cellList.hex)
        prefix.literal("|")
        prefix.integer(cell)
        prefix.literal("|")
        prefix.integer(owner)
        prefix.literal("|")
        prefix.raw(key.hex)
        prefix.literal("|")
        prefix.raw(sum.alpha.hex)
        prefix.literal(",")
        prefix.raw(sum.beta.hex)
        prefix.literal("|")
        prefix.raw(factor.hex)
        prefix.literal("|")
        return prefix.bytes
    }

    /// The first sum of the cell whose factor is not proven; nil if all are.
    public func firstFault(of answer: PartialDecryption, to sums: EncryptedTally) -> SumPlace? {
        answer.firstFault(to: sums) { proof, sum, factor in
            let prefix = prefix(sum: sum, factor: factor)
            return EqualityProof.holds(proof, alpha: sum.alpha, factor: factor, key: key, prefix: prefix)
        }
    }

    /// Answers for the cell; it is the caller's bug if `secret` is not that of the key.
    func answer(to sums: EncryptedTally, secret: SecretScalar) -> PartialDecryption {
        var factors: [[Point]] = []
        var proofs: [[Proof]] = []
        for row in sums.sums {
            let parts = row.map { secret.power(of: $0.alpha) }
            factors.append(parts)
            proofs.append(
                zip(row, parts).map { sum, factor in
                    EqualityProof.prove(secret, alpha: sum.alpha, prefix: prefix(sum: sum, factor: factor))
                }
            )
        }
        return PartialDecryption(factors: factors, proofs: proofs)
    }
}
