//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A link on a page.
public struct Link: Hashable, Sendable {
    public let href: String
    public let label: String

    public init(_ label: String, _ href: String) {
        self.label = label
        self.href = href
    }
}
