//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A page as its elements: enough of HTML to check what we write ourselves.
struct HTMLText {
    final class Element {
        let name: String
        let attributes: [String: String]
        private(set) var text = ""
        private(set) var children: [Element] = []
        private var pieces: [() -> String] = []

        init(_ name: String, _ attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        /// This and everything in it, in order; what is hidden only if asked for.
        func all(withHidden: Bool = true) -> [Element] {
            if !withHidden, attributes["hidden"] != nil || name == "template" || name == "noscript" { return [] }
            return [self] + children.flatMap { $0.all(withHidden: withHidden) }
        }

        /// All text in it, in order.
        var content: String { pieces.map { $0() }.joined(separator: " ") }

        func append(_ text: String) {
            self.text += text
            pieces.append { text }
        }

        func append(_ child: Element) {
            children.append(child)
            pieces.append { child.content }
        }
    }

    struct Flaw: Error {
        let text: String
    }

    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img"]

    let root: Element
    /// All text between tags.
    let text: String

    /// Reads elements, every one closed in order, attributes in double quotation marks; throws at anything else.
    init(_ html: String) throws {
        guard html.hasPrefix("<!DOCTYPE html>\n") else { throw Flaw(text: "no doctype") }
        var rest = html.dropFirst(16)
        let root = Element("", [:])
        var open = [root]
        var text = ""
        while let start = rest.firstIndex(of: "<") {
            let before = String(rest[..<start])
            open[open.count - 1].append(before)
            text += before + " "
            guard let end = rest[start...].firstIndex(of: ">") else { throw Flaw(text: "a tag is not closed") }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.count > 1, let last = open.popLast(), last.name == tag.dropFirst() else {
                    throw Flaw(text: "<\(tag)> closes \(open.last?.name ?? "nothing")")
                }
                continue
            }
            let element = try Self.element(tag)
            open[open.count - 1].append(element)
            if !Self.void.contains(element.name) { open.append(element) }
        }
        guard open.count == 1 else { throw Flaw(text: "\(open[open.count - 1].name) is not closed") }
        self.root = root
        self.text = text
    }

    private static func element(_ tag: Substring) throws -> Element {
        var rest = tag
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty else { throw Flaw(text: "<\(tag)> has no name") }
        var attributes: [String: String] = [:]
        while !rest.isEmpty {
            guard rest.first == " " else { throw Flaw(text: "<\(tag)>: no space before an attribute") }
            rest = rest.drop { $0 == " " }
            let key = String(rest.prefix { $0.isLetter || $0 == "-" || $0.isNumber })
            rest = rest.dropFirst(key.count)
            guard !key.isEmpty, attributes[key] == nil else {
                throw Flaw(text: "<\(tag)>: an attribute twice or without name")
            }
            guard rest.first == "=" else {
                attributes[key] = ""
                continue
            }
            guard rest.dropFirst().first == "\"", let end = rest.dropFirst(2).firstIndex(of: "\"") else {
                throw Flaw(text: "<\(tag)>: \(key) is not in quotation marks")
            }
            attributes[key] = String(rest.dropFirst(2)[..<end])
            rest = rest[rest.index(after: end)...]
        }
        return Element(String(name), attributes)
    }
}
