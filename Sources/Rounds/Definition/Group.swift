//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A group that may answer, as in residents or shopkeepers: the addresses of certain uses.
public struct Group: Hashable, Sendable {
    public var id: GroupID
    public var kind: Audience
    public var title: BilingualText
    /// An address belongs to the group if the register names one of these uses for it; if there are none here, every
    /// address does.
    public var uses: [AddressUse]

    public init(id: GroupID, kind: Audience, title: BilingualText, uses: [AddressUse] = []) {
        self.id = id
        self.kind = kind
        self.title = title
        self.uses = uses
    }
}
