//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionChecker {
    mutating func checkTexts() {
        let root = DefinitionPath.root
        text(draft.title, root.key("title"), DefinitionBounds.title)
        paragraph(draft.summary, root.key("summary"))
        count(draft.media.count, DefinitionBounds.media, root.key("media"), "media")
        for (index, medium) in draft.media.enumerated() {
            text(medium, root.key("media")[index], DefinitionBounds.question)
        }
        if let frame = draft.frame {
            paragraph(frame.time, root.key("frame").key("time"))
            paragraph(frame.money, root.key("frame").key("money"))
            paragraph(frame.conditions, root.key("frame").key("conditions"))
        }
        count(draft.documents.count, DefinitionBounds.documents, root.key("documents"), "documents")
        for (index, document) in draft.documents.enumerated() {
            text(document.title, root.key("documents")[index], DefinitionBounds.question)
            address(document.url, root.key("documents")[index].key("url"))
        }
    }

    /// Checks a text of one line in each of its languages.
    mutating func text(_ text: BilingualText, _ path: DefinitionPath, _ limit: Int) {
        plain(text.nl, path.key("nl"), limit)
        if let english = text.en { plain(english, path.key("en"), limit) }
    }

    /// Checks a text that may have several lines.
    mutating func paragraph(_ text: BilingualText, _ path: DefinitionPath) {
        plain(text.nl, path.key("nl"), DefinitionBounds.paragraph, lines: true)
        if let english = text.en { plain(english, path.key("en"), DefinitionBounds.paragraph, lines: true) }
    }

    /// Checks that a text says something, fits, and reads as it is.
    mutating func plain(_ text: String, _ path: DefinitionPath, _ limit: Int, lines: Bool = false) {
        for flaw in PlainText.flaws(of: text, limit: limit, lines: lines) { report(.text, path, flaw) }
    }

    private mutating func address(_ url: String, _ path: DefinitionPath) {
        let allowed = url.utf8.allSatisfy { byte in
            // RFC 3986, section 2, without what could end an attribute or a link in a text.
            byte > 0x20 && byte < 0x7F && !"\"'<>\\^`{|}".utf8.contains(byte)
        }
        let rest = url.dropFirst("https://".count)
        guard url.hasPrefix("https://"), allowed, let first = rest.utf8.first, isLetterOrDigit(first),
            url.utf8.count <= DefinitionBounds.reference
        else {
            report(.address, path, "this is not the address of a document on the web")
            return
        }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
