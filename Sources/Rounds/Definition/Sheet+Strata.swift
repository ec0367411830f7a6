//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Sheet {
    /// The strata of the sheet, joined as the electorate says, in the definition's order: zones first, groups within.
    ///
    /// A joined stratum stands where the one stands that the others were joined into.
    public var strata: [Stratum] {
        let targets = Dictionary(
            electorate.joins.map { ($0.stratum, $0.into) },
            uniquingKeysWith: { first, _ in first }
        )
        let weights = Dictionary(
            self.weights.map { ($0.stratum, $0.weight) },
            uniquingKeysWith: { first, _ in first }
        )
        let all = electorate.members
        var members: [StratumID: [StratumID]] = [:]
        for stratum in all { members[targets[stratum] ?? stratum, default: []].append(stratum) }
        return all.filter { targets[$0] == nil }.map { id in
            Stratum(id: id, members: members[id] ?? [id], weight: weights[id] ?? .one)
        }
    }

    /// The weights that occur on the sheet, each once, in the order of the strata: paper credentials have one stratum each.
    public var distinctWeights: [Fraction] {
        var seen: Set<Fraction> = []
        return strata.map(\.weight).filter { seen.insert($0).inserted }
    }

    /// Whether ballots count differently.
    public var isWeighted: Bool { distinctWeights.count > 1 || distinctWeights.first.map { $0 != .one } ?? false }
}
