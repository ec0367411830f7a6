//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

/// A value of a file and its path. What it is asked for is there, for the shapes have been compared before; where that
/// fails all the same, the table and the decoder disagree, and the file is refused rather than misread.
struct SourceReading {
    let node: SourceNode
    let path: DefinitionPath

    /// The value of a key that must be there.
    func need(_ key: String) throws(DefinitionProblem) -> SourceReading {
        guard let reading = maybe(key) else {
            throw DefinitionProblem(.missingKey, path, "the key \"\(key)\" is missing")
        }
        return reading
    }

    /// The value of a key that may be there.
    func maybe(_ key: String) -> SourceReading? {
        node.entry(key).map { SourceReading(node: $0.value, path: path.key(key)) }
    }

    /// The elements of a list under `key`; none where the key is absent.
    func list<Element>(
        _ key: String,
        _ body: (SourceReading) throws(DefinitionProblem) -> Element
    ) throws(DefinitionProblem) -> [Element] {
        guard let list = maybe(key) else { return [] }
        guard case .list(let nodes) = list.node.content else { throw list.unexpected }
        var elements: [Element] = []
        for (index, node) in nodes.enumerated() {
            elements.append(try body(SourceReading(node: node, path: list.path[index])))
        }
        return elements
    }

    /// The entries of a table under `key`; none where the key is absent.
    func table(_ key: String) throws(DefinitionProblem) -> [(key: String, value: SourceReading)] {
        guard let table = maybe(key) else { return [] }
        guard case .object(let entries) = table.node.content else { throw table.unexpected }
        return entries.map { ($0.key, SourceReading(node: $0.value, path: table.path.key($0.key))) }
    }

    func text() throws(DefinitionProblem) -> String {
        guard case .scalar(let text, _) = node.content else { throw unexpected }
        return text
    }

    /// A value that `read` makes of the text.
    func value<Value>(_ read: (String) -> Value?) throws(DefinitionProblem) -> Value {
        guard let value = read(try text()) else { throw unexpected }
        return value
    }

    func slug<Kind>() throws(DefinitionProblem) -> Slug<Kind> { try value { Slug<Kind>($0) } }
    func word<Word: RawRepresentable<String>>() throws(DefinitionProblem) -> Word { try value { Word(rawValue: $0) } }
    func boolean() throws(DefinitionProblem) -> Bool { try value { Shape.boolean($0) } }
    func integer() throws(DefinitionProblem) -> Int { try value { Shape.integer($0, 0...Int.max) } }
    func fraction() throws(DefinitionProblem) -> Fraction { try value { Fraction(text: $0) } }
    func moment() throws(DefinitionProblem) -> Moment { try value { Moment($0) } }
    func day() throws(DefinitionProblem) -> Day { try value { Day($0) } }

    /// A text alone is Dutch.
    func bilingual() throws(DefinitionProblem) -> BilingualText {
        if case .object = node.content { return try names() }
        return BilingualText(nl: try text())
    }

    /// The texts under `nl` and `en` of this object.
    func names() throws(DefinitionProblem) -> BilingualText {
        BilingualText(nl: try need("nl").text(), en: try maybe("en")?.text())
    }

    /// The texts of those of an enumeration's words that have one.
    func texts<Word: CaseIterable & RawRepresentable<String> & Hashable>(
        _ key: String
    ) throws(DefinitionProblem) -> [Word: BilingualText] {
        var texts: [Word: BilingualText] = [:]
        for entry in try table(key) {
            guard let word = Word(rawValue: entry.key) else { throw entry.value.unexpected }
            texts[word] = try entry.value.bilingual()
        }
        return texts
    }

    var unexpected: DefinitionProblem {
        DefinitionProblem(.wrongKind, path, "\(node.kind) is not expected here")
    }
}
