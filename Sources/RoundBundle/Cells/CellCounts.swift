//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
public import ElectionRecord
public import Rounds

/// The decrypted counts of a sheet's cells.
public struct CellCounts: Equatable, Sendable {
    /// The counts of each cell whose sums were opened; empty if none were.
    public let cells: [ElectionResult]
    private let zero: ElectionResult

    /// The counts of the cells of `sheet`.
    public init(cells: [ElectionResult], of sheet: SheetTally) {
        precondition(cells.count == (sheet.plan.opening == .cells ? sheet.plan.cells.count : 0))
        self.cells = cells
        let shapes = sheet.election.questions.map(\.shape)
        zero = ElectionResult(counts: shapes.map { [Int](repeating: 0, count: $0.choices) })
    }

    /// The counts over all cells: what the archive's Result says.
    public var total: ElectionResult {
        let counts = cells.reduce(zero.counts) { total, cell in
            zip(total, cell.counts).map { zip($0, $1).map { $0 + $1 } }
        }
        return ElectionResult(counts: counts)
    }

    /// The sheet as the round's result takes it. Throws `RecordError` if the counts cannot be of so many ballots.
    public func counted(
        _ sheet: Sheet,
        of definition: RoundDefinition,
        tally: SheetTally,
        election: ElectionID,
        electorate: Int
    ) throws(RecordError) -> CountedSheet {
        var sums: [[QuestionSum]] = []
        for cell in cells {
            var row: [QuestionSum] = []
            for (counts, question) in zip(cell.counts, sheet.questions) {
                guard let sum = QuestionSum(counts: counts, blank: question.blank) else {
                    throw RecordError(.contradiction, "question \(question.id): no counts")
                }
                row.append(sum)
            }
            sums.append(row)
        }
        return try CountedSheet(
            sheet,
            of: definition,
            election: election,
            electorate: electorate,
            ballots: tally.ballots,
            sums: sums
        )
    }
}
