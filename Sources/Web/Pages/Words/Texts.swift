//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Mustache
public import Rounds

/// The site's own words in one language: `t.round.why` in a template, `texts("round.until", ["moment": …])` in Swift.
///
/// Words of a round itself (titles, questions, answers) come from its definition, as `LocalText`.
public struct Texts: Sendable {
    public let language: Language
    let entries: [String: String]
    private let groups: Set<String>

    init(language: Language, _ file: TextFile) {
        self.language = language
        entries = file.entries
        var groups: Set<String> = [""]
        for key in file.entries.keys {
            var prefix = ""
            for part in key.split(separator: ".").dropLast() {
                prefix += prefix.isEmpty ? part : "." + part
                groups.insert(prefix)
            }
        }
        self.groups = groups
    }

    /// The text with this key, with the values in their places.
    ///
    /// A missing key is a programming error that the tests find; a voter would see the key in brackets.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = entries[key] else { return "⟦\(key)⟧" }
        guard !values.isEmpty else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            result += rest[..<start]
            let name = String(rest[rest.index(after: start)..<end])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// The text of one case of a closed list, as in `texts(of: degree, in: "degree")`.
    public func callAsFunction<Case>(
        of value: Case,
        in group: String,
        _ values: [String: String] = [:]
    ) -> String where Case: RawRepresentable & CaseIterable, Case.RawValue == String {
        self("\(group).\(value.rawValue)", values)
    }

    /// A text that speaks of a number, which it has in the place `count`: `KEY.one` for one, `KEY.other` for others.
    public func count(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        let values = values.merging(["count": number(count)]) { first, _ in first }
        return self(count == 1 ? "\(key).one" : "\(key).other", values)
    }

    /// The paragraphs of a text.
    public func paragraphs(_ key: String, _ values: [String: String] = [:]) -> [String] {
        self(key, values).split(separator: "\n").map(String.init)
    }

    /// The texts of a group by what follows the group's name in their keys: what a script is given.
    public func group(_ prefix: String) -> [String: String] {
        var found: [String: String] = [:]
        for (key, text) in entries where key.hasPrefix(prefix + ".") {
            found[String(key.dropFirst(prefix.count + 1))] = text
        }
        return found
    }

    func child(of prefix: String, named name: String) -> Any? {
        let key = prefix.isEmpty ? name : "\(prefix).\(name)"
        if let text = entries[key] { return text }
        return groups.contains(key) ? TextGroup(texts: self, prefix: key) : nil
    }
}

extension Texts: MustacheParent {
    public func child(named name: String) -> Any? {
        child(of: "", named: name)
    }
}

/// The texts whose keys begin alike: a step of `t.round.why`.
struct TextGroup: MustacheParent {
    let texts: Texts
    let prefix: String

    func child(named name: String) -> Any? {
        texts.child(of: prefix, named: name)
    }
}
