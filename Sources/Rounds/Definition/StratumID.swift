//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Zone × group: what a letter's credential belongs to on a sheet.
public struct StratumID: Hashable, Sendable {
    public let zone: ZoneID
    public let group: GroupID

    public init(zone: ZoneID, group: GroupID) {
        self.zone = zone
        self.group = group
    }

    /// Reads `zone/group`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 2, let zone = ZoneID(parts[0]), let group = GroupID(parts[1]) else { return nil }
        self.init(zone: zone, group: group)
    }

    /// `zone/group`.
    public var text: String { "\(zone)/\(group)" }
}

extension StratumID: CustomStringConvertible {
    public var description: String { text }
}
