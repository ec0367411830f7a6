//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension CanonicalWriter {
    mutating func text(_ text: String) {
        string(text.utf8)
    }

    /// Writes a list of one-word values.
    mutating func words<Word: RawRepresentable<String>>(_ words: [Word]) {
        list(words) { $0.text($1.rawValue) }
    }

    /// Writes `{"nl":…,"en":…}`.
    mutating func bilingual(_ value: BilingualText) {
        literal("{")
        names(value)
        literal("}")
    }

    /// Writes `"nl":…,"en":…` inside an object.
    mutating func names(_ value: BilingualText) {
        literal("\"nl\":")
        text(value.nl)
        if let english = value.en {
            literal(",\"en\":")
            text(english)
        }
    }

    /// Writes an object of the keys that have a text, in the order of their enumeration.
    mutating func table<Key: CaseIterable & RawRepresentable<String> & Hashable>(_ texts: [Key: BilingualText]) {
        let keys = Key.allCases.filter { texts[$0] != nil }
        object(keys.map { ($0.rawValue, texts[$0] ?? BilingualText(nl: "")) }) { $0.bilingual($1) }
    }

    /// Writes an object of the given keys and values.
    mutating func object<Value>(_ entries: [(String, Value)], _ body: (inout CanonicalWriter, Value) -> Void) {
        literal("{")
        for (index, (key, value)) in entries.enumerated() {
            if index > 0 { literal(",") }
            text(key)
            literal(":")
            body(&self, value)
        }
        literal("}")
    }
}
