//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// What a letter is for.
public enum LetterKind: String, CaseIterable, Sendable {
    /// Everybody's.
    case first
    /// In the place of one that was lost; the earlier code is blocked.
    case replacement
    /// For somebody who was not in the register.
    case late
}
