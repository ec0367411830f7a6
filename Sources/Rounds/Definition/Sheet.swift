//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The questions that one electorate answers: one election.
public struct Sheet: Hashable, Sendable {
    public var id: SheetID
    /// Its degree of participation: `co-decide` makes its questions binding.
    public var degree: Degree
    public var title: BilingualText
    public var description: BilingualText
    public var electorate: Electorate
    /// For every zone × group, in the electorate's order; all 1 on a binding sheet.
    public var weights: [StratumWeight]
    /// Whether the outcome is also shown per stratum (or per cell, where strata are too small).
    public var breakdown: Bool
    public var questions: [Question]

    public init(
        id: SheetID,
        degree: Degree,
        title: BilingualText,
        description: BilingualText,
        electorate: Electorate,
        weights: [StratumWeight] = [],
        breakdown: Bool = false,
        questions: [Question]
    ) {
        self.id = id
        self.degree = degree
        self.title = title
        self.description = description
        self.electorate = electorate
        self.weights = weights
        self.breakdown = breakdown
        self.questions = questions
    }
}
