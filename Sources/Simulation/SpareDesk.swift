//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import Foundation
import Registrar
import Rounds

/// Hands out the spare codes of an issue, each once.
struct SpareDesk {
    private let definition: RoundDefinition
    private let reserve: SpareCodes
    private let paper: SpareCodes
    private let classes: [LetterClass]
    private var used: Set<SpareName> = []

    init(_ issue: IssueFolder, _ definition: RoundDefinition, _ classes: [LetterClass]) throws {
        self.definition = definition
        reserve = try SpareCodes.open(issue.reserve, .reserve, of: definition, passphrases: [:])
        paper = try SpareCodes.open(issue.paper, .paper, of: definition, passphrases: [:])
        self.classes = classes
    }

    /// A code that can replace a letter of this zone × group.
    mutating func reserve(for stratum: StratumID) throws -> [UInt8] {
        let places = definition.sheets.map { sheet in sheet.strata.firstIndex { $0.members.contains(stratum) } }
        guard
            let name = reserve.names.first(where: { name in
                guard case .reserve(let id, _) = name, !used.contains(name) else { return false }
                return classes.first { $0.id == id }?.strata == places
            })
        else { throw SimulationError("no reserve code is left for \(stratum)") }
        used.insert(name)
        return try reserve.code(name).printed
    }

    /// A paper code of the weight that this zone × group has on the sheet at this place.
    mutating func paper(for stratum: StratumID, sheet place: Int) throws -> [UInt8] {
        let sheet = definition.sheets[place]
        guard let own = sheet.strata.first(where: { $0.members.contains(stratum) }),
            let weight = sheet.distinctWeights.firstIndex(of: own.weight),
            let name = paper.names.first(where: { name in
                guard case .paper(sheet.id, weight, _) = name else { return false }
                return !used.contains(name)
            })
        else { throw SimulationError("no paper code is left for \(stratum) on sheet \(sheet.id)") }
        used.insert(name)
        return try paper.code(name).printed
    }
}
