//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A side of a decision that is open or fixed.
public enum Aspect: String, CaseIterable, Sendable {
    /// What is to be done.
    case content
    /// What it may cost.
    case money
    /// How and when it is decided.
    case process
}
