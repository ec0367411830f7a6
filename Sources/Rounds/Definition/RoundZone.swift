//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import AddressRegister

/// A zone of a round: addresses, with a name for people.
public struct RoundZone: Hashable, Sendable {
    public var id: ZoneID
    public var title: BilingualText
    public var addresses: Zone

    public init(id: ZoneID, title: BilingualText, addresses: Zone) {
        self.id = id
        self.title = title
        self.addresses = addresses
    }
}
