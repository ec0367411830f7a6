//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A language that a definition has texts in.
public enum Language: String, CaseIterable, Sendable {
    /// Dutch: always there, and the language of the archive.
    case dutch = "nl"
    case english = "en"
}
