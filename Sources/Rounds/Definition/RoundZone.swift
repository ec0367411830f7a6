//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A zone of a round: a set of addresses with a name for people.
public struct RoundZone: Hashable, Sendable {
    public var id: ZoneID
    public var title: BilingualText

    public init(id: ZoneID, title: BilingualText) {
        self.id = id
        self.title = title
    }
}
