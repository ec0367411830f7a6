//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension CountedSheet {
    /// What was counted on a sheet of a definition. `ballots` has a number for each of the sheet's strata, those of paper
    /// after those of letters; `sums` are of the cells that follow from them.
    ///
    /// - Throws: `RecordError`, as the initialiser that takes everything.
    public init(
        _ sheet: Sheet,
        of definition: RoundDefinition,
        election: ElectionID,
        electorate: Int,
        ballots: [Int],
        sums: [[QuestionSum]]
    ) throws(RecordError) {
        guard let strata = SheetStrata(sheet.strata) else {
            throw RecordError(.range, "sheet \(sheet.id) has no strata, or too many")
        }
        var questions: [CountedQuestion] = []
        for question in sheet.questions { questions.append(try CountedQuestion(question)) }
        try self.init(
            sheet: sheet.id,
            election: election,
            electorateKind: definition.electorateKind,
            electorate: electorate,
            minimum: definition.terms.minimumBallots,
            splits: sheet.isSplit,
            strata: strata,
            ballots: ballots,
            questions: questions,
            sums: sums
        )
    }
}

extension Sheet {
    /// Whether its sum is opened in cells: it has weights or asks for a breakdown.
    public var isSplit: Bool { isWeighted || breakdown }
}
