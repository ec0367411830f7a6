//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One of an election's sums: a question and, in it, a ciphertext, both from 0; the blank flag is ciphertext 0.
public struct SumPlace: Hashable, Sendable {
    /// The question's index.
    public let question: Int
    /// The ciphertext's index.
    public let item: Int

    /// The sum at that place.
    public init(question: Int, item: Int) {
        self.question = question
        self.item = item
    }
}
