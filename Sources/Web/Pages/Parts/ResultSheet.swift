//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The outcome of a sheet.
struct ResultSheet: Sendable {
    struct CellRow: Sendable {
        let strata: String
        /// How many, and what each counts.
        let ballots: String
        /// Votes per option of every question, in order.
        let questions: [CellQuestion]
    }

    struct CellQuestion: Sendable {
        let text: LocalText
        let votes: String
    }

    let id: String
    let title: LocalText
    let kind: String
    let isBinding: Bool
    let turnout: String
    let routes: String
    let isWeighted: Bool
    let isTooFew: Bool
    let tooFew: String
    let questions: [ResultQuestion]
    let hasCells: Bool
    let cells: [CellRow]
    /// Whether a cell's weight is the mean of different ones.
    let mixesWeights: Bool
    let archivePath: String
    let archiveName: String

    init?(_ counted: CountedSheet, _ outcome: SheetOutcome, of round: RoundView, _ t: Texts) {
        guard let sheet = round.definition.sheet(counted.sheet) else { return nil }
        id = sheet.id.text
        title = LocalText(sheet.title, in: t.language)
        isBinding = sheet.degree.isBinding
        kind = t(isBinding ? "sheet.binding" : "sheet.advisory")
        let people = t(of: counted.electorateKind, in: "electorate")
        turnout = t(
            "result.turnout",
            [
                "ballots": t.number(outcome.ballots), "electorate": t.number(counted.electorate), "people": people,
                "share": t.percentage(outcome.ballots, of: counted.electorate),
            ]
        )
        routes = t("result.routes", ["online": t.number(outcome.online), "paper": t.number(outcome.paper)])
        isWeighted = counted.strata.isWeighted
        isTooFew = outcome.opening == .tooFew
        tooFew = t("result.too-few", ["minimum": t.number(counted.minimum)])
        questions = zip(outcome.questions, sheet.questions).map { ResultQuestion($0, $1, of: counted, t) }
        cells = Self.cells(counted, outcome, sheet, round, t)
        hasCells = cells.count > 1
        mixesWeights = outcome.cells.contains(where: \.mixesWeights)
        archiveName = "\(counted.sheet)/\(counted.election).bel"
        archivePath = APIPath.file(round.id, archiveName)
    }

    private static func cells(
        _ counted: CountedSheet,
        _ outcome: SheetOutcome,
        _ sheet: Sheet,
        _ round: RoundView,
        _ t: Texts
    ) -> [CellRow] {
        guard outcome.opening == .cells else { return [] }
        let names = strataNames(sheet, counted, round, t)
        return zip(outcome.cells, counted.sums).map { cell, sums in
            CellRow(
                strata: t.list(cell.strata.compactMap { names.indices.contains($0) ? names[$0] : nil }),
                ballots: t.count("result.cell-ballots", cell.ballots)
                    + (counted.strata.isWeighted
                        ? t("result.cell-weight", ["weight": t.decimal(cell.weight, places: 3)]) : ""),
                questions: zip(sheet.questions, sums).map { question, sum in
                    var parts = zip(question.options, sum.votes).map { option, votes in
                        "\(LocalText(option.text, in: t.language).text) \(t.number(votes))"
                    }
                    if let blank = sum.blank { parts.append("\(t("choice.blank")) \(t.number(blank))") }
                    return CellQuestion(
                        text: LocalText(question.text, in: t.language),
                        votes: parts.joined(separator: "; ")
                    )
                }
            )
        }
    }

    /// The names of the sheet's strata, those of paper after those of letters.
    private static func strataNames(_ sheet: Sheet, _ counted: CountedSheet, _ round: RoundView, _ t: Texts) -> [String]
    {
        let zones = round.definition.zones
        let groups = round.definition.groups
        let letters = sheet.strata.map { stratum in
            t.list(
                stratum.members.map { member in
                    let zone = zones.first { $0.id == member.zone }.map { LocalText($0.title, in: t.language).text }
                    let group = groups.first { $0.id == member.group }.map { LocalText($0.title, in: t.language).text }
                    return [zone, group].compactMap { $0 }.joined(separator: ", ")
                }
            )
        }
        let paper = sheet.distinctWeights.map { weight in
            sheet.distinctWeights.count > 1
                ? t("result.paper-weight", ["weight": t.decimal(weight, places: 3)]) : t("result.paper")
        }
        return letters + paper
    }
}
