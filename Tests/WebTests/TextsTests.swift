//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import Testing

@testable import Web

@Suite("Texts")
struct TextsTests {
    /// The program's sources, where keys stand as literals.
    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Sources/Web"
        )

    /// Every file of a kind under a folder, as one text.
    private static func text(of suffix: String, in folder: String) throws -> String {
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.appending(path: folder).path)
        return try files.filter { $0.hasSuffix(suffix) }.map { file in
            try String(contentsOf: sources.appending(path: folder).appending(path: file), encoding: .utf8)
        }.joined(separator: "\n")
    }

    @Test("All languages have the same keys and places")
    func languages() throws {
        let all = try PageResources.bundled().texts()
        #expect(all.map(\.language) == Language.allCases)
    }

    @Test("Every key is used")
    func used() throws {
        let texts = try SamplePages(.dutch).renderer.texts(.dutch)
        let templates = try Self.text(of: ".mustache", in: "Resources/templates")
        let swift = try Self.text(of: ".swift", in: "Pages")
        let scripts = try Self.text(of: ".js", in: "Resources/assets")
        // Keys that are made of a group's name and a value.
        let groups =
            swift.matches(of: /in: "([a-z-]+)"/).map { String($0.1) } + ["notice", "banner", "verdict", "time"]
        let unused = texts.entries.keys.filter { key in
            if templates.contains("{{t.\(key)}}") || swift.contains("\"\(key)\"") { return false }
            if groups.contains(where: { key.hasPrefix("\($0).") }) { return false }
            if key.hasPrefix("script.") {
                let name = key.dropFirst("script.".count)
                return !scripts.contains("\"\(name)\"") && !scripts.contains("`\(name.prefix { $0 != "-" })-${")
            }
            // A text that speaks of a number; the state of a round.
            let parts = key.split(separator: ".")
            let stem = parts.dropLast().joined(separator: ".")
            return !swift.contains("\"\(stem)\"") && !(parts[0] == "state" && swift.contains("\"\(parts[1])\""))
        }
        #expect(unused.sorted() == [])
    }

    @Test("Every key that a script asks for is there")
    func scripts() throws {
        let texts = try SamplePages(.dutch).renderer.texts(.dutch)
        let scripts = try Self.text(of: ".js", in: "Resources/assets")
        for match in scripts.matches(of: /\.text\("([a-z-]+)"/) { #expect(texts.entries["script.\(match.1)"] != nil) }
        for match in scripts.matches(of: /"(error-[a-z-]+)"/) { #expect(texts.entries["script.\(match.1)"] != nil) }
        for reason in ["replaced", "to-paper", "withdrawn"] {
            #expect(texts.entries["script.blocked-\(reason)"] != nil)
        }
    }

    @Test("Every case of every closed list has its text", arguments: Language.allCases)
    func lists(language: Language) throws {
        let texts = try SamplePages(language).renderer.texts(language)
        func check<Case: RawRepresentable & CaseIterable>(_: Case.Type, _ group: String) where Case.RawValue == String {
            for value in Case.allCases { #expect(!texts(of: value, in: group).contains("⟦"), "\(group).\(value)") }
        }
        check(Body.self, "body")
        check(Decider.self, "decider")
        check(Aspect.self, "aspect")
        check(PlanRole.self, "role")
        check(Audience.self, "audience")
        check(Degree.self, "degree")
        check(Degree.self, "degree-meaning")
        check(Promise.self, "promise")
        check(PromiseState.self, "promise-state")
        check(VotesPerAddress.self, "votes")
        check(ElectorateKind.self, "electorate")
        check(DecisionRule.Comparison.self, "comparison")
        check(DecisionRule.Basis.self, "basis")
        check(DecisionRule.Basis.self, "step-basis")
        check(Judgement.Step.Part.self, "step")
        check(Judgement.Shortfall.self, "shortfall")
        check(BallotFilePage.Mistake.self, "file-error")
        for word in ["quorum-not-met", "too-few-ballots", "adopted", "rejected", "none", "winner"] {
            #expect(texts.entries["verdict.\(word)"] != nil)
        }
    }

    @Test("A file is read with comments, paragraphs and places")
    func reading() throws {
        let file = try TextFile("# c\n\na.b: een {n}\nc.d-2:\n  eerste\n  tweede: {x}\n")
        #expect(file.entries == ["a.b": "een {n}", "c.d-2": "eerste\ntweede: {x}"])
        #expect(TextFile.places(in: "een {n} en {m}, {n}") == ["n", "m"])
    }

    @Test(
        "A line that is not of the form is refused",
        arguments: [
            "a.b", "a: x", "A.b: x", "a..b: x", "a.b:x", "a.b:  x", "a.b: ", "a.b:\nc.d: x", "a.b:", "a.b:\n   x",
            "  x",
            "a.b: x\n  y",
        ]
    )
    func refusedLines(text: String) {
        #expect(throws: TextsError.self) { try TextFile(text) }
    }

    @Test("A key that stands twice is refused")
    func duplicate() throws {
        let error = #expect(throws: TextsError.self) { try TextFile("a.b: x\na.b: y") }
        #expect(error?.code == .duplicate)
        #expect(error?.detail == "line 2: a.b stands twice")
    }

    @Test(
        "Languages that differ in keys or places are refused",
        arguments: [
            ("a.b: x", "a.c: x"), ("a.b: x", "a.b: x\na.c: y"), ("a.b: {n}", "a.b: {m}"), ("a.b: {n}", "a.b: x"),
        ]
    )
    func mismatch(dutch: String, english: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "texts-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in ["texts", "templates"] {
            try FileManager.default.createDirectory(at: folder.appending(path: part), withIntermediateDirectories: true)
        }
        try Data(dutch.utf8).write(to: folder.appending(path: "texts/nl.txt"))
        #expect(throws: TextsError.self) { try PageResources(folder: folder) }
        try Data(english.utf8).write(to: folder.appending(path: "texts/en.txt"))
        let resources = try PageResources(folder: folder)
        let error = #expect(throws: TextsError.self) { try resources.texts() }
        #expect(error?.code == .mismatch)
    }

    @Test("Values are put in their places, and never read as places themselves")
    func values() throws {
        let texts = Texts(language: .dutch, try TextFile("a.b: {x} en {y}; {x}\na.c: {z}"))
        #expect(texts("a.b", ["x": "{y}", "y": "2"]) == "{y} en 2; {y}")
        #expect(texts("a.c") == "{z}")
        #expect(texts("a.c", ["x": "1"]) == "{z}")
        #expect(texts("a.d") == "⟦a.d⟧")
    }
}
