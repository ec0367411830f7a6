//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore

/// Some ballots that one core checks and sums.
struct BallotChunk: Sendable {
    /// Ballots in a chunk: enough that handing it over costs nothing, few enough that memory stays small.
    static let size = 8

    /// A ballot to be checked.
    struct Item: Sendable {
        let height: Int
        let bytes: [UInt8]
        /// The cell to whose sums it is added; nil for one that was replaced or whose credential is unknown.
        let cell: Int?
        let weight: Int
    }

    var items: [Item] = []

    /// Checks every ballot, and adds those that count and are accepted.
    func check(in context: BallotContext, cells: Int) -> BallotSummation {
        var outcome = BallotSummation(sums: CellSums(shapes: context.questions, count: cells))
        for item in items {
            outcome.bytes += item.bytes.count
            do throws(BallotError) {
                let ballot = try AcceptedBallot(item.bytes, in: context)
                if let cell = item.cell { outcome.sums.add(ballot, toCell: cell, weight: item.weight) }
            } catch {
                outcome.refusals.append(BallotSummation.Refusal(height: item.height, error: error))
            }
        }
        return outcome
    }
}
