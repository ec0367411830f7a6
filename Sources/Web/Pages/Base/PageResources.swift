//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds

/// The files from which pages are made.
struct PageResources: Sendable {
    /// Templates and partials by name.
    let templates: [String: String]
    /// The files of texts by language.
    let textFiles: [Language: String]

    /// What was built into the program's resources.
    static func bundled() throws -> PageResources {
        try PageResources(folder: PageAssets.resources)
    }

    init(folder: URL) throws {
        var templates: [String: String] = [:]
        let found = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "templates"),
            includingPropertiesForKeys: nil
        )
        for file in found where file.pathExtension == "mustache" {
            let text = try String(contentsOf: file, encoding: .utf8)
            // A partial's last line break would be part of what it stands in.
            templates[file.deletingPathExtension().lastPathComponent] =
                text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
        self.templates = templates
        var textFiles: [Language: String] = [:]
        for language in Language.allCases {
            let file = folder.appending(path: "texts/\(language.rawValue).txt")
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                throw TextsError(.missing, "there is no file of texts in \(language.rawValue)")
            }
            textFiles[language] = text
        }
        self.textFiles = textFiles
    }

    /// The texts of every language, which must have the same keys with the same places for values.
    func texts() throws(TextsError) -> [Texts] {
        var all: [Texts] = []
        for language in Language.allCases {
            let texts = Texts(language: language, try TextFile(textFiles[language] ?? ""))
            if let first = all.first {
                let keys = Set(first.entries.keys).symmetricDifference(texts.entries.keys)
                if let key = keys.min() {
                    throw TextsError(.mismatch, "\(key) is not a text of every language")
                }
                for (key, text) in texts.entries
                where TextFile.places(in: text) != TextFile.places(in: first.entries[key] ?? "") {
                    throw TextsError(.mismatch, "\(key) has other places for values in \(language.rawValue)")
                }
            }
            all.append(texts)
        }
        return all
    }
}
