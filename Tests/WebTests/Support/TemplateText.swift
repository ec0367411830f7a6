//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A template as its tags: enough of Mustache to check that every name exists.
struct TemplateText {
    indirect enum Node {
        case value(String)
        case section(String, [Node])
        case inverted(String, [Node])
        case partial(String)
        /// A template to extend, with its blocks.
        case extending(String, [String: [Node]])
        /// A place for a block.
        case block(String, [Node])
    }

    struct Flaw: Error {
        let text: String
    }

    let nodes: [Node]
    /// All text between the tags.
    let markup: String

    init(_ text: String) throws {
        var tags: [Substring] = []
        var markup = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            markup += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
                throw Flaw(text: "a tag is not closed")
            }
            tags.append(rest[start.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        self.markup = markup + rest
        var queue = tags[...]
        nodes = try Self.parse(&queue, until: nil)
    }

    private static func parse(_ tags: inout ArraySlice<Substring>, until end: String?) throws -> [Node] {
        var nodes: [Node] = []
        while let tag = tags.popFirst() {
            let name = String(tag.dropFirst())
            switch tag.first {
            case "#": nodes.append(.section(name, try parse(&tags, until: name)))
            case "^": nodes.append(.inverted(name, try parse(&tags, until: name)))
            case "$": nodes.append(.block(name, try parse(&tags, until: name)))
            case ">": nodes.append(.partial(name))
            case "<":
                var blocks: [String: [Node]] = [:]
                for case .block(let block, let content) in try parse(&tags, until: name) { blocks[block] = content }
                nodes.append(.extending(name, blocks))
            case "/":
                guard name == end else { throw Flaw(text: "\(name) is closed where \(end ?? "nothing") is open") }
                return nodes
            case "{", "&": throw Flaw(text: "\(name) is written without escaping")
            default:
                guard !tag.contains("("), !tag.contains(" ") else { throw Flaw(text: "\(tag) is more than a name") }
                nodes.append(.value(String(tag)))
            }
        }
        guard end == nil else { throw Flaw(text: "\(end ?? "") is not closed") }
        return nodes
    }
}
