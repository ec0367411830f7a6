//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Who may answer a sheet: everyone of these groups in these zones.
public struct Electorate: Hashable, Sendable {
    /// A stratum that is too small to stand alone, and the one that it is counted with.
    public struct Join: Hashable, Sendable {
        public var stratum: StratumID
        public var into: StratumID

        public init(_ stratum: StratumID, into: StratumID) {
            self.stratum = stratum
            self.into = into
        }
    }

    /// In the round's order.
    public var zones: [ZoneID]
    /// In the round's order.
    public var groups: [GroupID]
    public var joins: [Join]

    public init(zones: [ZoneID], groups: [GroupID], joins: [Join] = []) {
        self.zones = zones
        self.groups = groups
        self.joins = joins
    }

    /// Every zone × group, zones first, before any is joined.
    public var members: [StratumID] {
        zones.flatMap { zone in groups.map { StratumID(zone: zone, group: $0) } }
    }
}
