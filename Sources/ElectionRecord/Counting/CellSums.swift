//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore

/// Encrypted sums for each of some cells; every ballot is in one of them.
///
/// Ballots may be added to several of these at once, on several threads, and those then to each other.
public struct CellSums: Equatable, Sendable {
    /// The sums of each cell.
    public private(set) var cells: [EncryptedSums]

    /// Empty sums for `count` cells.
    public init(shapes: [QuestionShape], count: Int) {
        cells = [EncryptedSums](repeating: EncryptedSums(shapes: shapes), count: count)
    }

    /// Adds a ballot to the cell with that index.
    public mutating func add(_ ballot: AcceptedBallot, toCell cell: Int, weight: Int = 1) {
        cells[cell].add(ballot, weight: weight)
    }

    /// Adds the sums of the same cells over other ballots.
    public mutating func add(_ other: CellSums) {
        precondition(other.cells.count == cells.count, "sums of other cells")
        for cell in cells.indices { cells[cell].add(other.cells[cell]) }
    }

    /// The sums over all cells, of which there is at least one.
    public var total: EncryptedSums {
        precondition(!cells.isEmpty, "sums have at least one cell")
        return cells.dropFirst().reduce(into: cells[0]) { $0.add($1) }
    }
}
