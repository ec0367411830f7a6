//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister

extension DefinitionChecker {
    mutating func checkZones() {
        let path = DefinitionPath.root.key("zones")
        let zones = draft.zones
        distinct(zones.map(\.id)) { path[$0].key("id") }
        for (index, zone) in zones.enumerated() { text(zone.title, path[index], DefinitionBounds.title) }
        let rules = zones.reduce(0) { $0 + $1.addresses.rules.count }
        // What follows is only cheap within these bounds.
        guard count(zones.count, DefinitionBounds.zones, path, "zones"),
            count(rules, DefinitionBounds.zoneRules, path, "rules of zones")
        else { return }
        guard let overlaps = Zone.overlaps(among: zones.map(\.addresses)) else {
            report(.count, path, "the zones' rules meet in too many places to compare them")
            return
        }
        for overlap in overlaps {
            let names = overlap.zones.map { "\"\(zones[$0].id)\"" }.joined(separator: " and ")
            let place = path[overlap.zones.last ?? 0].key("addresses")
            report(.zonesOverlap, place, "\(names) share \(overlap.postcode.text) \(overlap.number)")
        }
    }

    mutating func checkGroups() {
        let path = DefinitionPath.root.key("groups")
        let groups = draft.groups
        guard count(groups.count, DefinitionBounds.groups, path, "groups") else { return }
        distinct(groups.map(\.id)) { path[$0].key("id") }
        for (index, group) in groups.enumerated() {
            text(group.title, path[index], DefinitionBounds.title)
            distinct(group.uses.map(\.rawValue)) { path[index].key("uses")[$0] }
            for earlier in groups[..<index] where group.shares(addressesWith: earlier) {
                let detail = "\"\(group.id)\" and \"\(earlier.id)\" take addresses of the same use"
                report(.groupsOverlap, path[index].key("uses"), detail)
            }
        }
    }

    mutating func checkElectorate(_ sheet: Sheet, _ path: DefinitionPath) {
        let electorate = sheet.electorate
        known(electorate.zones, among: draft.zones.map(\.id), path.key("zones"), "zone")
        known(electorate.groups, among: draft.groups.map(\.id), path.key("groups"), "group")
        let (size, overflow) = electorate.zones.count.multipliedReportingOverflow(by: electorate.groups.count)
        guard count(overflow ? .max : size, DefinitionBounds.strata, path.key("zones"), "zones × groups") else {
            return
        }
        let strata = Set(electorate.members)
        checkWeights(sheet, strata, path.key("weights"))
        checkJoins(sheet, strata, path.key("join"))
    }

    private mutating func checkWeights(_ sheet: Sheet, _ strata: Set<StratumID>, _ path: DefinitionPath) {
        distinct(sheet.weights.map(\.stratum)) { path.key(sheet.weights[$0].stratum.text) }
        let terms = DefinitionBounds.weightTerms
        for entry in sheet.weights {
            let place = path.key(entry.stratum.text)
            if !strata.contains(entry.stratum) {
                report(.unknownID, place, "the sheet has no stratum \"\(entry.stratum)\"")
            }
            if !terms.contains(entry.weight.numerator) || !terms.contains(entry.weight.denominator) {
                report(.weight, place, "\(entry.weight) is not between 1/9999 and 9999, in at most four digits")
            } else if sheet.degree.isBinding, entry.weight != .one {
                report(.bindingWeighed, place, "a ballot counts \(entry.weight) times, though its questions bind")
            }
        }
    }

    private mutating func checkJoins(_ sheet: Sheet, _ strata: Set<StratumID>, _ path: DefinitionPath) {
        let joins = sheet.electorate.joins
        let joined = Set(joins.map(\.stratum))
        let weights = Dictionary(sheet.weights.map { ($0.stratum, $0.weight) }, uniquingKeysWith: { first, _ in first })
        distinct(joins.map(\.stratum)) { path.key(joins[$0].stratum.text) }
        for join in joins {
            let place = path.key(join.stratum.text)
            let unknown = [join.stratum, join.into].filter { !strata.contains($0) }
            for stratum in unknown { report(.unknownID, place, "the sheet has no stratum \"\(stratum)\"") }
            guard unknown.isEmpty else { continue }
            if joined.contains(join.into) {
                report(.join, place, "\"\(join.stratum)\" is joined to \"\(join.into)\", which is itself joined")
            } else if weights[join.stratum] ?? .one != weights[join.into] ?? .one {
                report(.joinedWeights, place, "\"\(join.stratum)\" and \"\(join.into)\" have different weights")
            }
        }
    }

    private mutating func known<Kind>(
        _ ids: [Slug<Kind>],
        among all: [Slug<Kind>],
        _ path: DefinitionPath,
        _ what: String
    ) {
        let known = Set(all)
        distinct(ids) { path[$0] }
        for (index, id) in ids.enumerated() where !known.contains(id) {
            report(.unknownID, path[index], "no \(what) is called \"\(id)\"")
        }
    }
}

extension Group {
    /// Whether some address could belong to both.
    func shares(addressesWith other: Group) -> Bool {
        uses.isEmpty || other.uses.isEmpty || !Set(uses).isDisjoint(with: other.uses)
    }
}
