//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Mustache

@testable import Web

/// Walks a template along a page's values, as rendering does, and notes every name that is not there.
struct TemplateWalk {
    /// What a name leads to.
    private enum Found {
        case missing
        /// The name is there, and empty.
        case none
        case value(Any)
    }

    let templates: [String: TemplateText]
    /// What is wrong.
    private(set) var flaws: Set<String> = []
    /// The tags that were reached, as `TEMPLATE NAME`.
    private(set) var reached: Set<String> = []

    init(_ templates: [String: TemplateText]) {
        self.templates = templates
    }

    mutating func walk(_ page: some Page) {
        walk(template: type(of: page).template, [page], blocks: [:])
    }

    /// Every tag of every template, as `reached` names them.
    var all: Set<String> {
        var names: Set<String> = []
        func collect(_ nodes: [TemplateText.Node], _ template: String) {
            for node in nodes {
                switch node {
                case .value(let name): names.insert("\(template) \(name)")
                case .section(let name, let inner):
                    names.insert("\(template) #\(name)")
                    collect(inner, template)
                case .inverted(let name, let inner):
                    names.insert("\(template) ^\(name)")
                    collect(inner, template)
                case .partial(let name): names.insert("\(template) >\(name)")
                case .block(_, let inner): collect(inner, template)
                case .extending(_, let blocks): for inner in blocks.values { collect(inner, template) }
                }
            }
        }
        for (name, template) in templates { collect(template.nodes, name) }
        return names
    }

    private mutating func walk(template: String, _ stack: [Any], blocks: [String: (String, [TemplateText.Node])]) {
        guard let text = templates[template] else {
            flaws.insert("there is no template \(template)")
            return
        }
        walk(text.nodes, of: template, stack, blocks)
    }

    private mutating func walk(
        _ nodes: [TemplateText.Node],
        of template: String,
        _ stack: [Any],
        _ blocks: [String: (String, [TemplateText.Node])]
    ) {
        for node in nodes {
            switch node {
            case .value(let name):
                reached.insert("\(template) \(name)")
                switch find(name, stack, template) {
                case .missing: flaws.insert("\(template): \(name) is not there")
                case .none: flaws.insert("\(template): \(name) may be empty")
                case .value(let value):
                    let isText = value is String || value is Int
                    if !isText { flaws.insert("\(template): \(name) is no text but \(type(of: value))") }
                }
            case .section(let name, let inner):
                for next in contents(name, stack, template) {
                    reached.insert("\(template) #\(name)")
                    walk(inner, of: template, next.map { stack + [$0] } ?? stack, blocks)
                }
            case .inverted(let name, let inner):
                if contents(name, stack, template).isEmpty {
                    reached.insert("\(template) ^\(name)")
                    walk(inner, of: template, stack, blocks)
                }
            case .partial(let name):
                reached.insert("\(template) >\(name)")
                walk(template: name, stack, blocks: [:])
            case .extending(let name, let own):
                walk(template: name, stack, blocks: own.mapValues { (template, $0) })
            case .block(let name, let inner):
                if let (owner, content) = blocks[name] {
                    walk(content, of: owner, stack, [:])
                } else {
                    walk(inner, of: template, stack, [:])
                }
            }
        }
    }

    /// What a section is rendered for: once for each, with a value on the stack unless it is a Bool.
    private mutating func contents(_ name: String, _ stack: [Any], _ template: String) -> [Any?] {
        switch find(name, stack, template) {
        case .missing:
            flaws.insert("\(template): \(name) is not there")
            return []
        case .none: return []
        case .value(let value as Bool): return value ? [nil] : []
        case .value(let values as [Any]): return values.map { $0 }
        case .value(let value): return [value]
        }
    }

    private mutating func find(_ name: String, _ stack: [Any], _ template: String) -> Found {
        guard name != "." else { return stack.last.map { .value($0) } ?? .missing }
        let parts = name.split(separator: ".").map(String.init)
        for (depth, object) in stack.enumerated().reversed() {
            var found = child(parts[0], of: object)
            if case .missing = found { continue }
            if case .none = found,
                stack[..<depth].contains(where: { if case .missing = child(parts[0], of: $0) { false } else { true } })
            {
                // Rendering would go on and take the outer one.
                flaws.insert("\(template): \(name) may be empty, and then means something further out")
            }
            for part in parts.dropFirst() {
                guard case .value(let inner) = found else { return found }
                found = child(part, of: inner)
            }
            return found
        }
        return .missing
    }

    private func child(_ name: String, of object: Any) -> Found {
        if let parent = object as? any MustacheParent {
            return parent.child(named: name).map { .value($0) } ?? .missing
        }
        guard let match = Mirror(reflecting: object).children.first(where: { $0.label == name }) else {
            return .missing
        }
        let mirror = Mirror(reflecting: match.value)
        guard mirror.displayStyle == .optional else { return .value(match.value) }
        return mirror.children.first.map { .value($0.value) } ?? .none
    }
}
