//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
public import Rounds

/// The paper ballots of one sheet and one weight: they are printed, opened, entered, compared and cast together.
public struct Pile: Hashable, Sendable {
    public let sheet: SheetID
    /// The sheet's place in the definition.
    public let sheetPlace: Int
    /// The weight's place among those of the sheet's paper ballots, from 0.
    public let weightPlace: Int
    public let weight: Fraction

    /// `SHEET.N`, N from 1 in the order of weights; no id has a full stop.
    public var name: String { "\(sheet).\(weightPlace + 1)" }

    /// The piles of a round, sheet by sheet.
    public static func all(of definition: RoundDefinition) -> [Pile] {
        definition.sheets.enumerated().flatMap { place, sheet in
            sheet.distinctWeights.enumerated().map { weightPlace, weight in
                Pile(sheet: sheet.id, sheetPlace: place, weightPlace: weightPlace, weight: weight)
            }
        }
    }

    /// The pile of this name.
    ///
    /// - Throws: `PaperError` with code `pile`.
    public static func named(_ name: String, of definition: RoundDefinition) throws(PaperError) -> Pile {
        let all = all(of: definition)
        guard let pile = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name).joined(separator: ", ")
            throw PaperError(.pile, "\(name): the round has the piles \(names)")
        }
        return pile
    }

    /// How the questions of its sheet are answered.
    public func shapes(in definition: RoundDefinition) throws(PaperError) -> [QuestionShape] {
        var shapes: [QuestionShape] = []
        for question in definition.sheets[sheetPlace].questions {
            guard
                let shape = QuestionShape(
                    answers: question.options.count,
                    allowsBlank: question.blank,
                    min: question.min,
                    max: question.max
                )
            else { throw PaperError(.pile, "question \(question.id) of sheet \(sheet) cannot be answered") }
            shapes.append(shape)
        }
        return shapes
    }

    /// Where the log stands with its paper credentials; nil before there is a roll.
    public func reconciliation(in state: RoundState) -> Reconciliation.Paper? {
        state.sheets[sheetPlace].ledger?.reconciliation.paper[weightPlace]
    }
}
