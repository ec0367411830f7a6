//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension CanonicalReader {
    mutating func text() throws(TextError) -> String {
        String(decoding: try string(limit: DefinitionBounds.bytes), as: UTF8.self)
    }

    mutating func slug<Kind>() throws(TextError) -> Slug<Kind> {
        try value { Slug<Kind>($0) }
    }

    mutating func moment() throws(TextError) -> Moment {
        try value { Moment($0) }
    }

    mutating func day() throws(TextError) -> Day {
        try value { Day($0) }
    }

    /// Reads a short string and what `read` makes of it.
    mutating func value<Value>(_ read: (String) -> Value?) throws(TextError) -> Value {
        let start = self
        let text = String(decoding: try string(limit: 20_000), as: UTF8.self)
        guard let value = read(text) else { throw start.error(.unexpected) }
        return value
    }

    /// Reads a list of one-word values.
    mutating func words<Word: RawRepresentable<String>>() throws(TextError) -> [Word] {
        try list { reader throws(TextError) in try reader.word() }
    }

    mutating func bilingual() throws(TextError) -> BilingualText {
        try literal("{")
        let value = try names()
        try literal("}")
        return value
    }

    /// Reads `"nl":…,"en":…` inside an object.
    mutating func names() throws(TextError) -> BilingualText {
        try literal("\"nl\":")
        let dutch = try text()
        return BilingualText(nl: dutch, en: skip(",\"en\":") ? try text() : nil)
    }

    /// Reads an object whose keys are an enumeration's words; their order is checked by writing it again.
    mutating func table<Key: CaseIterable & RawRepresentable<String> & Hashable>() throws(TextError) -> [Key:
        BilingualText]
    {
        let entries = try object(
            { Key(rawValue: $0) },
            { reader throws(TextError) in try reader.bilingual() }
        )
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    /// Reads an object whose keys `read` understands.
    mutating func object<Key, Value>(
        _ read: (String) -> Key?,
        _ body: (inout CanonicalReader) throws(TextError) -> Value
    ) throws(TextError) -> [(Key, Value)] {
        try literal("{")
        var entries: [(Key, Value)] = []
        if skip("}") { return entries }
        repeat {
            let key = try value(read)
            try literal(":")
            entries.append((key, try body(&self)))
        } while skip(",")
        try literal("}")
        return entries
    }
}
