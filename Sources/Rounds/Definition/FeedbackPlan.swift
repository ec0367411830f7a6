//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// When and how feedback follows.
public struct FeedbackPlan: Hashable, Sendable {
    /// The last day on which it is given; after closing.
    public var by: Day
    public var how: BilingualText

    public init(by: Day, how: BilingualText) {
        self.by = by
        self.how = how
    }
}
