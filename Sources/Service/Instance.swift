//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// What the service needs to know of the instance that it serves.
public struct Instance: Sendable {
    /// Its host name, as statements and keys have it.
    public let id: InstanceID
    /// Who the officials of its municipalities are, and how many of them must sign what.
    public let rosters: RosterBook

    /// An instance.
    public init(id: InstanceID, rosters: RosterBook) {
        self.id = id
        self.rosters = rosters
    }
}
