//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText
public import ElectionRecord

/// All that a trustee answers to a tally: its factors for each cell, and for the archive those of the total.
public struct TrusteeAnswer: Equatable, Sendable {
    /// Why an answer is not taken.
    public enum Fault: Equatable, Sendable {
        /// It is for another tally, by another trustee, or for another number of cells.
        case statement
        /// A cell's factor is not proven.
        case cellProof(cell: Int, SumPlace)
        /// The archive's factor is not the product of the cells' factors.
        case product(SumPlace)
        /// The archive's factor has no valid proof of Belenios' own.
        case archiveProof(SumPlace)
    }

    /// Which tally.
    public let statement: TallyStatement
    /// The trustee's number, from 1.
    public let owner: Int
    /// The part that goes into the archive: the answer to the total.
    public let total: PartialDecryption
    /// The answers to the cells.
    public let cells: [PartialDecryption]

    /// An answer put together from its parts.
    public init(statement: TallyStatement, owner: Int, total: PartialDecryption, cells: [PartialDecryption]) {
        self.statement = statement
        self.owner = owner
        self.total = total
        self.cells = cells
    }

    /// Answers with the secret of `owner`'s key; it is the caller's bug if it is that of another.
    ///
    /// Whoever calls has formed the cells from a record that was verified, and has written down that this tally is
    /// answered: for the same election no other ever may be (docs/protocol.md, "One tally").
    public init(to statement: TallyStatement, cells sums: [EncryptedSums], owner: Trustees.Owner, secret: SecretScalar)
    {
        precondition(secret.generatorPower == owner.key, "the secret is not that of the trustee's key")
        self.statement = statement
        self.owner = owner.number
        cells = sums.enumerated().map { cell, sums in
            CellStatement(tally: statement, cell: cell, owner: owner.number, key: owner.key)
                .answer(to: sums.tally, secret: secret)
        }
        total = BeleniosDecryption.answer(
            to: Self.total(sums),
            secret: secret,
            fingerprint: statement.fingerprint
        )
    }

    /// The first fault of the answer; nil if it may be taken.
    public func fault(for statement: TallyStatement, cells sums: [EncryptedSums], owner: Trustees.Owner) -> Fault? {
        guard self.statement == statement, self.owner == owner.number, cells.count == sums.count else {
            return .statement
        }
        for (cell, answer) in cells.enumerated() {
            let proven = CellStatement(tally: statement, cell: cell, owner: owner.number, key: owner.key)
            if let place = proven.firstFault(of: answer, to: sums[cell].tally) { return .cellProof(cell: cell, place) }
        }
        if let place = firstWrongProduct { return .product(place) }
        let fingerprint = statement.fingerprint
        return BeleniosDecryption.firstFault(of: total, to: Self.total(sums), key: owner.key, fingerprint: fingerprint)
            .map { .archiveProof($0) }
    }

    /// The first sum whose factor in the archive is not the product of the cells' factors; nil if all are.
    public var firstWrongProduct: SumPlace? {
        let shape = total.factors.map(\.count)
        guard cells.allSatisfy({ $0.factors.map(\.count) == shape }) else { return SumPlace(question: 0, item: 0) }
        for (question, row) in total.factors.enumerated() {
            for (item, factor) in row.enumerated() {
                let product = cells.reduce(Point.neutral) { $0 * $1.factors[question][item] }
                guard factor == product else { return SumPlace(question: question, item: item) }
            }
        }
        return nil
    }

    private static func total(_ sums: [EncryptedSums]) -> EncryptedTally {
        guard let first = sums.first else { return EncryptedTally(sums: []) }
        return sums.dropFirst().reduce(into: first) { $0.add($1) }.tally
    }
}
