//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds
import TestSupport
import Testing

/// The examples and lists of docs/round-record.md.
struct RoundRecordDocumentTests {
    static func text() throws -> String {
        let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/round-record.md"), encoding: .utf8)
    }

    /// The fenced blocks of a kind, without their fences.
    static func blocks(_ kind: String) throws -> [String] {
        try text().components(separatedBy: "```\(kind)\n").dropFirst().compactMap { rest in
            rest.range(of: "```").map { String(rest[..<$0.lowerBound]) }
        }
    }

    @Test func `every example of a statement is one`() throws {
        let examples = try Self.blocks("statement")
        var labels: Set<Statement.Label> = []
        for example in examples { labels.insert(try Statement(text: Array(example.utf8)).label) }
        #expect(labels == Set(Statement.Label.allCases))
    }

    @Test func `the example of a result is one`() throws {
        let example = try #require(try Self.blocks("result").first)
        let result = try RoundResult(json: Array(example.replacingOccurrences(of: "\n", with: "").utf8))
        #expect(result.outcomes.first?.questions.first?.judgement?.verdict == .adopted)
    }

    @Test func `every code and word stands in the document`() throws {
        let text = try Self.text()
        let words =
            LogProblem.Code.allCases.map(\.rawValue) + ActKind.allCases.map(\.rawValue)
            + Block.Reason.allCases.map(\.rawValue) + CellPlan.Opening.allCases.map(\.rawValue)
            + Judgement.Shortfall.allCases.map(\.rawValue) + ElectorateKind.allCases.map(\.rawValue)
        for word in words { #expect(text.contains("`\(word)`"), "\(word)") }
    }

    @Test func `the document says who signs`() throws {
        let text = try Self.text()
        let start = try #require(text.range(of: "two different persons sign"))
        let end = try #require(text.range(of: "blocks for the reason", range: start.upperBound..<text.endIndex))
        let listed = text[start.upperBound..<end.lowerBound].components(separatedBy: "*").filter { word in
            ActKind(rawValue: word) != nil
        }
        let two = SigningPolicy.usual.acts.filter { $0.value == 2 }.keys.map(\.rawValue)
        #expect(Set(listed) == Set(two))
    }

    @Test func `the document says which acts need a reason`() throws {
        let text = try Self.text()
        let start = try #require(text.range(of: "may be left out, except for"))
        let end = try #require(text.range(of: ". Between", range: start.upperBound..<text.endIndex))
        let listed = text[start.upperBound..<end.lowerBound].components(separatedBy: "*").compactMap {
            ActKind(rawValue: $0)
        }
        #expect(Set(listed) == Set(ActKind.allCases.filter(\.needsReason)))
    }
}
