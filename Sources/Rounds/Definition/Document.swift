//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A document that the round refers to.
public struct Document: Hashable, Sendable {
    public var title: BilingualText
    /// An `https` address.
    public var url: String

    public init(title: BilingualText, url: String) {
        self.title = title
        self.url = url
    }
}
