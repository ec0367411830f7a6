//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import RoundFiles
import Rounds
import TestSupport
import Testing

/// The files under ballots/, and what is made of them.
@Suite struct BallotsTests {
    static let folder = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "ballots"
    )

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(".yaml".count)) }.sorted()
    }

    static func definition(_ name: String) throws -> RoundDefinition {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).yaml")))
        do throws(RoundFileError) {
            return try RoundFile.definition(yaml: bytes)
        } catch {
            for problem in error.diagnostics { Issue.record("\(problem.text(file: name))") }
            throw error
        }
    }

    @Test func everyFileIsSound() throws {
        let names = try Self.names()
        #expect(names.count >= 5)
        for name in names {
            let definition = try Self.definition(name)
            #expect(try RoundDefinition(json: definition.json) == definition)
        }
    }

    /// Tests of modules that read no YAML take these; `STEMRONDE_REGENERATE=1` writes them anew.
    @Test func theirJSONIsAmongTheVectors() throws {
        for name in try Self.names() {
            let definition = try Self.definition(name)
            let url = Fixture.url("rounds/\(name).json")
            if ProcessInfo.processInfo.environment["STEMRONDE_REGENERATE"] != nil {
                try Data(definition.json).write(to: url)
            }
            #expect([UInt8](try Data(contentsOf: url)) == definition.json, "\(name) has changed")
        }
    }

    @Test func theSchemaIsTheReadersOwnTable() throws {
        let url = Self.folder.appending(path: "round.schema.json")
        if ProcessInfo.processInfo.environment["STEMRONDE_REGENERATE"] != nil {
            try Data(RoundSchema.text.utf8).write(to: url)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == RoundSchema.text)
        #expect(try JSONSerialization.jsonObject(with: Data(RoundSchema.text.utf8)) is [String: Any])
    }

    @Test func theReadmeNamesEachFileInItsTable() throws {
        let readme = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| [") }
        #expect(try rows.count == Self.names().count)
        for name in try Self.names() {
            #expect(rows.contains { $0.hasPrefix("| [\(name).yaml](\(name).yaml) | ") })
        }
    }

    @Test func theHalfwayRoundIsTheOneThatTheMissionDescribes() throws {
        let definition = try Self.definition("assen-halfweg")
        let questions = definition.sheets.map(\.questions)
        #expect(questions.map(\.count) == [7, 3])
        #expect(questions[0].allSatisfy { $0.options.count == 4 && $0.blank && $0.max == 1 && $0.binding == nil })
        #expect(questions[1].allSatisfy { $0.binding != nil })
        // What encrypting it costs: the ciphertexts of both ballots.
        let choices = definition.sheets.map { definition.electionText(of: $0).questions.map(\.choices).reduce(0, +) }
        #expect(choices == [35, 9])
        #expect(definition.sheets[0].isWeighted && !definition.sheets[1].isWeighted)
        #expect(Set(questions[1].compactMap { $0.binding?.rule.basis }).count == 3)
        #expect(definition.sheets.flatMap(\.questions).allSatisfy { $0.text.en != nil })
    }
}
