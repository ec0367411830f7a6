//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What was counted on a sheet: public numbers and decrypted sums, from which its outcome is plain arithmetic.
public struct CountedSheet: Hashable, Sendable {
    public let sheet: SheetID
    public let election: ElectionID
    /// What the electorate is a number of.
    public let electorateKind: ElectorateKind
    /// Letters and late registrations, less withdrawals.
    public let electorate: Int
    /// The fewest ballots whose sum may be opened.
    public let minimum: Int
    /// Whether the sheet has weights or asks for a breakdown.
    public let splits: Bool
    public let strata: SheetStrata
    /// Counted ballots, for each of `strata`.
    public let ballots: [Int]
    public let questions: [CountedQuestion]
    /// The decrypted sums: for each cell of `plan` one for each question; none unless its sums were opened.
    public let sums: [[QuestionSum]]
    /// The cells, which follow from the counts.
    public let plan: CellPlan

    /// - Throws: `RecordError` with code `range` for a number of ballots or voters that no sheet has, `contradiction` if
    ///   the sums are not those of the cells and questions, or cannot be of so many ballots, or a binding question is
    ///   weighted, `duplicate` for a question that stands twice.
    public init(
        sheet: SheetID,
        election: ElectionID,
        electorateKind: ElectorateKind,
        electorate: Int,
        minimum: Int,
        splits: Bool,
        strata: SheetStrata,
        ballots: [Int],
        questions: [CountedQuestion],
        sums: [[QuestionSum]]
    ) throws(RecordError) {
        guard ballots.count == strata.count, ballots.allSatisfy({ (0...Roll.limit).contains($0) }),
            ballots.reduce(0, +) <= Roll.limit, (0...Roll.limit).contains(electorate)
        else {
            throw RecordError(.range, "sheet \(sheet): \(ballots) ballots of \(electorate) voters")
        }
        guard (1...1000).contains(questions.count) else {
            throw RecordError(.range, "sheet \(sheet) has \(questions.count) questions")
        }
        guard Set(questions.map(\.id)).count == questions.count else {
            throw RecordError(.duplicate, "sheet \(sheet): a question stands twice")
        }
        if strata.isWeighted {
            guard splits else { throw RecordError(.contradiction, "sheet \(sheet) has weights but is not split") }
            if let binding = questions.first(where: { $0.rule != nil }) {
                throw RecordError(.contradiction, "question \(binding.id) of sheet \(sheet) binds but is weighted")
            }
        }
        do throws(CellPlan.Flaw) {
            plan = try CellPlan(strata: strata.ballots(ballots), minimum: minimum, splits: splits)
        } catch {
            throw RecordError(.range, "sheet \(sheet) has no cells with a minimum of \(minimum): \(error)")
        }
        let expected = plan.opening == .cells ? plan.cells.count : 0
        guard sums.count == expected else {
            throw RecordError(.contradiction, "sheet \(sheet) has \(expected) sums to open, not \(sums.count)")
        }
        for (index, (cell, sums)) in zip(plan.cells, sums).enumerated() {
            let isPossible =
                sums.count == questions.count
                && zip(sums, questions).allSatisfy { $0.isPossible(ballots: cell.ballots, $1) }
            guard isPossible else {
                let detail = "cell \(index + 1) of sheet \(sheet): its sums are not those of \(cell.ballots) ballots"
                throw RecordError(.contradiction, detail)
            }
        }
        self.sheet = sheet
        self.election = election
        self.electorateKind = electorateKind
        self.electorate = electorate
        self.minimum = minimum
        self.splits = splits
        self.strata = strata
        self.ballots = ballots
        self.questions = questions
        self.sums = sums
    }
}
