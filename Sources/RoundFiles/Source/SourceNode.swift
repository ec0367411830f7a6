//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// A value of a YAML document: what a definition may be made of, and where it stands.
struct SourceNode: Sendable {
    enum Content: Sendable {
        /// The text as it stands; `plain` if without quotes.
        case scalar(String, plain: Bool)
        case list([SourceNode])
        /// In the order of the file; no key stands there twice.
        case object([Entry])
    }

    struct Entry: Sendable {
        let key: String
        let mark: SourceMark
        let value: SourceNode
    }

    let content: Content
    let mark: SourceMark

    /// Whether nothing was written where a value belongs.
    var isNothing: Bool {
        if case .scalar(let text, plain: true) = content { return ["", "~", "null", "Null", "NULL"].contains(text) }
        return false
    }

    /// The value of a key, if this is an object that has it.
    func entry(_ key: String) -> Entry? {
        guard case .object(let entries) = content else { return nil }
        return entries.first { $0.key == key }
    }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case _ where isNothing: "nothing"
        case .scalar(_, plain: true): "a bare value"
        case .scalar(_, plain: false): "a text"
        case .list: "a list"
        case .object: "a set of keys"
        }
    }
}
