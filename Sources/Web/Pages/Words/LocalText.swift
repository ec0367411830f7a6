//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// Words of a round on a page: a text, and its language where that is not the page's.
///
/// The partial `text` writes it on one line, `prose` in paragraphs.
public struct LocalText: Hashable, Sendable {
    public let text: String
    /// What stands between line breaks.
    public let paragraphs: [String]
    /// For the attribute `lang`; nil if the page is in this language.
    public let lang: String?

    /// The text as a page in `language` has it.
    public init(_ text: BilingualText, in language: Language) {
        let found = text.text(in: language)
        self.text = found.text
        paragraphs = found.text.split(separator: "\n").map(String.init)
        lang = found.language == language ? nil : found.language.rawValue
    }

    /// A text that the municipality wrote in Dutch only, as the name of a decision.
    public init(dutch text: String, in language: Language) {
        self.init(BilingualText(nl: text), in: language)
    }
}
