//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RoundDefinition {
    /// Checks a draft and freezes it; throws every problem that it has.
    public init(checking draft: RoundDraft) throws(DefinitionError) {
        let problems = DefinitionChecker.problems(of: draft)
        guard problems.isEmpty else { throw DefinitionError(problems) }
        let values = draft.completed
        let json = values.json
        guard json.count <= DefinitionBounds.bytes else {
            let detail = "\(json.count) bytes of JSON, more than \(DefinitionBounds.bytes)"
            throw DefinitionError([DefinitionProblem(.tooLarge, .root, detail)])
        }
        self.init(values: values, json: json)
    }
}

extension RoundDraft {
    /// The same round, if it is sound, with every default written out and every list in the round's order.
    var completed: RoundDraft {
        var draft = self
        for index in draft.groups.indices {
            let uses = Set(draft.groups[index].uses)
            draft.groups[index].uses = AddressUse.allCases.filter { uses.contains($0) }
        }
        for index in draft.sheets.indices {
            draft.sheets[index].complete(zones: zones.map(\.id), groups: groups.map(\.id))
        }
        return draft
    }
}

extension Sheet {
    fileprivate mutating func complete(zones: [ZoneID], groups: [GroupID]) {
        let (ownZones, ownGroups) = (Set(electorate.zones), Set(electorate.groups))
        electorate.zones = zones.filter { ownZones.contains($0) }
        electorate.groups = groups.filter { ownGroups.contains($0) }
        let members = electorate.members
        let given = Dictionary(weights.map { ($0.stratum, $0.weight) }, uniquingKeysWith: { first, _ in first })
        weights = members.map { StratumWeight($0, given[$0] ?? .one) }
        let joins = Dictionary(electorate.joins.map { ($0.stratum, $0) }, uniquingKeysWith: { first, _ in first })
        electorate.joins = members.compactMap { joins[$0] }
    }
}
