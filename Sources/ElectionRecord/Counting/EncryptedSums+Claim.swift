//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension EncryptedSums {
    /// How a recorded tally differs from the sums that were computed.
    public enum Difference: Equatable, Sendable {
        /// `num_tallied` is not the number of ballots that count.
        case ballots(computed: Int, claimed: Int)
        /// `total_weight` is not the sum of their weights.
        case weight(computed: Int, claimed: Int)
        /// A sum is not the product of the ballots' ciphertexts.
        case sum(SumPlace)
    }

    /// The first difference of a recorded tally from these sums; nil if there is none.
    public func firstDifference(from tally: EncryptedTally, _ payload: TallyPayload) -> Difference? {
        if payload.ballots != ballots { return .ballots(computed: ballots, claimed: payload.ballots) }
        if payload.weight != weight { return .weight(computed: weight, claimed: payload.weight) }
        guard tally.sums.map(\.count) == sums.map(\.count) else { return .sum(SumPlace(question: 0, item: 0)) }
        for (question, row) in sums.enumerated() {
            for (item, sum) in row.enumerated() where tally.sums[question][item] != sum {
                return .sum(SumPlace(question: question, item: item))
            }
        }
        return nil
    }
}
