//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A text for people: in Dutch, and in English if the municipality wrote one.
public struct BilingualText: Hashable, Sendable {
    public var nl: String
    public var en: String?

    public init(nl: String, en: String? = nil) {
        self.nl = nl
        self.en = en
    }

    /// The text in `language`, or else the Dutch one; with it the language that it is in, for `lang` attributes.
    public func text(in language: Language) -> (text: String, language: Language) {
        if language == .english, let en { return (en, .english) }
        return (nl, .dutch)
    }
}

extension BilingualText: ExpressibleByStringLiteral {
    /// A text in Dutch only.
    public init(stringLiteral value: String) {
        self.init(nl: value)
    }
}
