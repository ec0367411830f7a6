//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A file of texts in one language: `key: text` lines, strictly read.
///
///     # a comment
///     start.title: Stemrondes
///     notice.fault.text:
///       The first paragraph.
///       The second one.
///
/// A text that begins on the next line, indented by two spaces, has one line for each paragraph. Keys are lower-case
/// words joined by dots; `{name}` in a text is a place for a value.
struct TextFile: Hashable, Sendable {
    /// The texts by key.
    let entries: [String: String]

    /// Reads a file.
    ///
    /// - Throws: `TextsError` at the first line that is not of the form, repeats a key, or has no text.
    init(_ content: String) throws(TextsError) {
        var entries: [String: String] = [:]
        var open: String?
        for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let place = "line \(index + 1)"
            if line.hasPrefix("  "), let key = open {
                let paragraph = line.dropFirst(2)
                guard paragraph.first != " ", !paragraph.isEmpty else {
                    throw TextsError(.form, "\(place): text \(key): a paragraph is indented by two spaces")
                }
                entries[key] = (entries[key].map { $0 + "\n" } ?? "") + paragraph
                continue
            }
            if let key = open, entries[key] == nil { throw TextsError(.form, "\(place): text \(key) is empty") }
            open = nil
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let colon = line.firstIndex(of: ":") else {
                throw TextsError(.form, "\(place): neither a key and a colon nor a comment")
            }
            let key = String(line[..<colon])
            guard Self.isKey(key) else { throw TextsError(.form, "\(place): \(key) is not a key") }
            guard entries[key] == nil else { throw TextsError(.duplicate, "\(place): \(key) stands twice") }
            let rest = line[line.index(after: colon)...]
            if rest.isEmpty {
                open = key
            } else {
                guard rest.hasPrefix(" "), rest.count > 1, rest.dropFirst().first != " " else {
                    throw TextsError(.form, "\(place): text \(key): one space stands between colon and text")
                }
                entries[key] = String(rest.dropFirst())
            }
        }
        if let key = open, entries[key] == nil { throw TextsError(.form, "text \(key) is empty") }
        self.entries = entries
    }

    /// The names of the places for values in a text.
    static func places(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: "}") else { break }
            names.insert(String(rest[..<end]))
            rest = rest[end...]
        }
        return names
    }

    private static func isKey(_ key: String) -> Bool {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
                    }
            }
    }
}
