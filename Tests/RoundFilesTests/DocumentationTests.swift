//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Rounds
import TestSupport
import Testing

@testable import RoundFiles

/// docs/round-definition.md holds the tables that the code has; `STEMRONDE_REGENERATE=1` writes them anew.
@Suite struct DocumentationTests {
    static let page = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/round-definition.md")

    @Test func theTableOfKeysIsTheReadersOwn() throws {
        try expect(Self.rows(RoundShape.round, ""), below: "| key | value | default | what for |")
    }

    @Test func theTableOfTheKeysOfFeedbackIsTheReadersOwn() throws {
        let page = Self.page.deletingLastPathComponent().appending(path: "feedback.md")
        try expect(Self.rows(FeedbackShape.feedback, ""), below: "| key | value | default | what for |", on: page)
    }

    @Test func theExampleOfFeedbackIsRead() throws {
        let page = Self.page.deletingLastPathComponent().appending(path: "feedback.md")
        let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: "```feedback")) + 1
        let example = lines[start...].prefix { $0 != "```" }.joined()
        #expect(try Feedback(json: Array(example.utf8)).answers.count == 2)
    }

    @Test func theTableOfDegreesIsTheEnumeration() throws {
        let dutch: [Degree: String] = [
            .inform: "informeren", .consult: "raadplegen", .advise: "laten adviseren", .cooperate: "samenwerken",
            .codecide: "meebeslissen",
        ]
        let rows = Degree.allCases.map { degree in
            let sheets = degree == .inform ? "none" : degree.isBinding ? "binding" : "advisory"
            let promises = degree.promises.map(\.rawValue).joined(separator: ", ")
            return "| \(degree.rawValue) | \(dutch[degree] ?? "") | \(sheets) | \(promises) |"
        }
        try expect(rows, below: "| degree | Dutch | sheets | promises |")
    }

    @Test func everyPromiseIsExplained() throws {
        let lines = try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n")
        for promise in Promise.allCases {
            #expect(lines.contains { $0.hasPrefix("| \(promise.rawValue) | ") }, "\(promise.rawValue)")
        }
    }

    @Test func theTableOfCodesIsTheEnumeration() throws {
        let rows = DefinitionProblem.Code.allCases.map { "| \($0.rawValue) | \($0.meaning) | \($0.cure) |" }
        try expect(rows, below: "| code | meaning | cure |")
    }

    /// Compares the rows of the table that has this heading.
    private func expect(_ rows: [String], below heading: String, on page: URL = page) throws {
        var lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: heading), "no table \(heading)") + 2
        let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        if ProcessInfo.processInfo.environment["STEMRONDE_REGENERATE"] != nil {
            lines.replaceSubrange(start..<end, with: rows)
            try Data(lines.joined(separator: "\n").utf8).write(to: page)
            return
        }
        #expect(Array(lines[start..<end]) == rows)
    }

    private static func rows(_ shape: Shape, _ path: String) -> [String] {
        switch shape {
        case .list(let element): return rows(element, path + "[]")
        case .object(let fields):
            return fields.flatMap { field in
                let place = path.isEmpty ? field.key : "\(path).\(field.key)"
                return ["| `\(place)` | \(value(field.shape)) | \(standard(field)) | \(field.note) |"]
                    + rows(field.shape, place)
            }
        default: return []
        }
    }

    private static func value(_ shape: Shape) -> String {
        switch shape {
        case .text: "text of one language"
        case .bilingual: "text"
        case .slug: "short name"
        case .stratum: "zone/group"
        case .zoneOrStratum: "zone or zone/group"
        case .word(let words): words.joined(separator: ", ")
        case .boolean: "true, false"
        case .integer: "whole number"
        case .fraction: "number"
        case .moment: "moment"
        case .day: "day"
        case .url: "https address"
        case .zoneRule: "rule"
        case .list(let element): "list of \(value(element))"
        case .object: "keys"
        case .table(let keys, let values): "keys \(value(keys)), each with a \(value(values))"
        }
    }

    private static func standard(_ field: Field) -> String {
        switch field.presence {
        case .required: "required"
        case .optional: "–"
        case .standard(let standard): standard
        }
    }
}
