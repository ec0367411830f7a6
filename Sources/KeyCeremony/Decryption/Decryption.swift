//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import ElectionRecord

/// Sums that were opened: G^n for each sum n.
public struct Decryption: Equatable, Sendable {
    /// G^n by question and answer.
    public let powers: [[Point]]

    /// Opens sums with the combined factors of enough trustees; it is the caller's bug if they are of another shape.
    public init(of tally: EncryptedTally, factors: [[Point]]) {
        precondition(tally.sums.map(\.count) == factors.map(\.count), "a factor for each sum")
        powers = zip(tally.sums, factors).map { sums, factors in zip(sums, factors).map { $0.beta / $1 } }
    }

    /// The first sum that is not what `result` says; nil if all are.
    public func firstDifference(from result: ElectionResult) -> SumPlace? {
        guard powers.map(\.count) == result.counts.map(\.count) else { return SumPlace(question: 0, item: 0) }
        for (question, row) in result.counts.enumerated() {
            for (item, count) in row.enumerated() {
                let claimed = Point.variableTimeGeneratorPower(Scalar(count: count))
                guard powers[question][item] == claimed else { return SumPlace(question: question, item: item) }
            }
        }
        return nil
    }

    /// The counts; nil if one is not found up to the finder's limit, so that a factor must be false.
    public func variableTimeResult(_ finder: CountFinder) -> ElectionResult? {
        var counts: [[Int]] = []
        for row in powers {
            let found = row.compactMap { finder.variableTimeCount(of: $0) }
            guard found.count == row.count else { return nil }
            counts.append(found)
        }
        return ElectionResult(counts: counts)
    }
}
