//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// A document with feedback that is on record.
public struct FeedbackView: Hashable, Sendable {
    /// The number of its act *answer*, from 1.
    public let number: Int
    public let document: Feedback

    public init(number: Int, document: Feedback) {
        self.number = number
        self.document = document
    }
}
