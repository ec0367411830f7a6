//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

/// Compares a file with a shape: every unknown or missing key, every value of a wrong kind or in a wrong form.
struct ShapeChecker {
    /// More than anybody reads.
    static let limit = 200

    private(set) var problems: [RoundFileDiagnostic] = []
    private var marks: SourceMarks

    /// Reads a file that has this shape, and notes where each value stands; throws everything that is wrong with its form,
    /// in the order of the file.
    static func root(
        yaml bytes: [UInt8],
        _ shape: Shape,
        _ marks: inout SourceMarks
    ) throws(RoundFileError) -> SourceNode {
        let root: SourceNode
        do {
            root = try SourceNode(yaml: bytes)
        } catch {
            throw RoundFileError([RoundFileDiagnostic(error)])
        }
        var checker = ShapeChecker(marks: marks)
        checker.check(root, shape, .root)
        marks = checker.marks
        guard checker.problems.isEmpty else { throw RoundFileError(checker.problems.sorted()) }
        return root
    }

    private init(marks: SourceMarks) {
        self.marks = marks
    }

    private mutating func report(
        _ code: DefinitionProblem.Code,
        _ path: DefinitionPath,
        _ detail: String,
        _ mark: SourceMark
    ) {
        guard problems.count < Self.limit else { return }
        problems.append(RoundFileDiagnostic(DefinitionProblem(code, path, detail), mark))
    }

    private mutating func check(_ node: SourceNode, _ shape: Shape, _ path: DefinitionPath) {
        marks.note(path, node.mark)
        switch (shape, node.content) {
        case (.list(let element), .list(let nodes)):
            for (index, node) in nodes.enumerated() { check(node, element, path[index]) }
        case (.object(let fields), .object(let entries)):
            check(entries, fields, path, node.mark)
        case (.bilingual, .object(let entries)):
            check(entries, Shape.languages, path, node.mark)
        case (.table(let keys, let values), .object(let entries)):
            for entry in entries {
                marks.note(path.key(entry.key), entry.mark)
                let key = SourceNode(content: .scalar(entry.key, plain: true), mark: entry.mark)
                check(key, keys, path.key(entry.key))
                check(entry.value, values, path.key(entry.key))
            }
        case (.list, _), (.object, _), (.table, _), (_, .list), (_, .object):
            report(.wrongKind, path, "\(node.kind) stands here, where \(shape.expectation) is expected", node.mark)
        case (_, .scalar(let text, let plain)):
            if node.isNothing {
                report(.wrongKind, path, "nothing stands here, where \(shape.expectation) is expected", node.mark)
            } else if let flaw = shape.flaw(of: text, plain: plain) {
                report(.unreadableValue, path, flaw, node.mark)
            }
        }
    }

    private mutating func check(
        _ entries: [SourceNode.Entry],
        _ fields: [Field],
        _ path: DefinitionPath,
        _ mark: SourceMark
    ) {
        for entry in entries {
            if let field = fields.first(where: { $0.key == entry.key }) {
                check(entry.value, field.shape, path.key(entry.key))
            } else {
                let known = fields.map(\.key).joined(separator: ", ")
                // `{nl: Bomen, struiken}` has the key "struiken" without a value.
                let advice = entry.value.isNothing ? "; a text that holds a comma stands in quotes" : ""
                report(.unknownKey, path, "the key \(quoted(entry.key)) is not one of \(known)\(advice)", entry.mark)
            }
        }
        let present = Set(entries.map(\.key))
        for field in fields where field.isRequired && !present.contains(field.key) {
            report(.missingKey, path, "the key \"\(field.key)\" is missing", mark)
        }
    }
}
