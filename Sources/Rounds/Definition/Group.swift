//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A group that may answer, as in residents or shopkeepers.
public struct Group: Hashable, Sendable {
    public var id: GroupID
    public var kind: Audience.Kind
    public var title: BilingualText

    public init(id: GroupID, kind: Audience.Kind, title: BilingualText) {
        self.id = id
        self.kind = kind
        self.title = title
    }
}
