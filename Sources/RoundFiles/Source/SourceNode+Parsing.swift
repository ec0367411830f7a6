//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds
import Yams

extension SourceNode {
    /// Reads the one document of a file.
    init(yaml bytes: [UInt8]) throws(SourceProblem) {
        let text = try SourceScan.text(bytes)
        let root: Node?
        do {
            // Yams keeps a pointer into the string, which is only sound for one that is too long to be stored inline.
            let padded = text + String(repeating: "\n", count: 64)
            root = try Parser(yaml: padded, resolver: .basic, constructor: .default, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw SourceProblem(error)
        } catch {
            throw SourceProblem(.unreadable, "the file cannot be read as YAML", .start)
        }
        guard let root else { throw SourceProblem(.unreadable, "the file is empty", .start) }
        var budget = SourceBudget()
        try self.init(root, depth: 0, &budget)
    }

    private init(_ node: Node, depth: Int, _ budget: inout SourceBudget) throws(SourceProblem) {
        mark = node.mark.map { SourceMark($0) } ?? .start
        try budget.spend(depth: depth, mark)
        switch node {
        case .scalar(let scalar):
            try Self.refuseTag(scalar.tag, mark)
            content = .scalar(Self.text(scalar), plain: scalar.style == .plain)
        case .sequence(let sequence):
            try Self.refuseTag(sequence.tag, mark)
            var list: [SourceNode] = []
            for element in sequence { list.append(try SourceNode(element, depth: depth + 1, &budget)) }
            content = .list(list)
        case .mapping(let mapping):
            try Self.refuseTag(mapping.tag, mark)
            var entries: [Entry] = []
            for (key, value) in mapping {
                let place = key.mark.map { SourceMark($0) } ?? mark
                guard case .scalar(let name) = key else {
                    throw SourceProblem(.wrongKind, "a key is a word, not a list or a set of keys", place)
                }
                try Self.refuseTag(name.tag, place)
                let node = try SourceNode(value, depth: depth + 1, &budget)
                entries.append(Entry(key: name.string, mark: place, value: node))
            }
            content = .object(entries)
        case .alias:
            throw SourceProblem(.indirection, "an alias stands for another value", mark)
        }
    }

    /// A block text ends with the line break of its last line, which nobody means.
    private static func text(_ scalar: Node.Scalar) -> String {
        guard scalar.style == .literal || scalar.style == .folded else { return scalar.string }
        var text = scalar.string
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    private static func refuseTag(_ tag: Tag, _ mark: SourceMark) throws(SourceProblem) {
        let name = tag.rawValue
        guard name.isEmpty || name == "tag:yaml.org,2002:str" else {
            throw SourceProblem(.indirection, "the tag \(quoted(name)) gives a value a type", mark)
        }
    }
}

/// How many values may still come.
private struct SourceBudget {
    private var nodes = 60_000

    mutating func spend(depth: Int, _ mark: SourceMark) throws(SourceProblem) {
        nodes -= 1
        guard nodes >= 0 else { throw SourceProblem(.tooLarge, "the file has more than 60000 values", mark) }
        guard depth <= 20 else { throw SourceProblem(.tooLarge, "values are nested too deeply", mark) }
    }
}

extension SourceMark {
    fileprivate init(_ mark: Mark) {
        self.init(line: max(1, mark.line), column: max(1, mark.column))
    }
}

extension SourceProblem {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let introduction = context.map { "\($0.text): " } ?? ""
            self.init(.unreadable, introduction + problem, SourceMark(mark))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { quoted($0) }.joined(separator: ", ")
            self.init(.repeatedKey, "\(names) stands here more than once", SourceMark(context.mark))
        case .reader(let problem, _, let value, _):
            let number = value >= 0 ? " (\(value))" : ""
            self.init(.unreadable, problem + number, .start)
        default:
            self.init(.unreadable, "the file cannot be read as YAML", .start)
        }
    }
}
