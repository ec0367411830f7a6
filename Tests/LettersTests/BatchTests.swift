//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Foundation
import Registrar
import Rounds
import SealedFiles
import Testing

@testable import Letters

@Suite struct BatchTests {
    private func writer() throws -> LetterWriter {
        LetterWriter(definition: try SampleIssue.definition(), sender: try SampleIssue.sender(), isRehearsal: true)
    }

    @Test func `Letters go into batches whose numbers and hashes are listed, and only their owner reads them`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let (files, numbers) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let press = LetterPress(files)
            let list = try await press.write(try writer(), size: 30, count: numbers.letters)
            #expect(list.letters == 70 && list.batches.map(\.letters) == [30, 30, 10])
            #expect(list.batches.map(\.first) == [1, 31, 61] && list.batches.map(\.name)[2] == "batch-003")
            #expect(list.source == Digest(of: try SampleIssue.bytes(files.letters)))
            var letters = 0
            for batch in list.batches {
                let url = files.batches.appending(path: "\(batch.name).html")
                let bytes = try SampleIssue.bytes(url)
                #expect(Digest(of: bytes) == batch.html)
                #expect(try SampleIssue.mode(url) == 0o600)
                letters += String(decoding: bytes, as: UTF8.self).components(separatedBy: "<article").count - 1
            }
            #expect(letters == 70)
            #expect(try SampleIssue.mode(files.batches) == 0o700)
            try press.publish(list)
            #expect(try SampleIssue.bytes(files.batchList) == list.json)
        }
    }

    @Test func `Every code of letters.csv is on one letter, with its own address`() async throws {
        try await withTemporaryFolder { folder in
            let (files, numbers) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let list = try await LetterPress(files).write(try writer(), size: 100, count: numbers.letters)
            let html = try SampleIssue.bytes(files.batches.appending(path: "\(list.batches[0].name).html"))
            let letters = String(decoding: html, as: UTF8.self).components(separatedBy: "<article").dropFirst()
            var rows: [(code: String, postcode: String)] = []
            _ = try LetterRow.forEach(in: files.letters) { row in
                rows.append((String(decoding: row.printedCode, as: UTF8.self), row.address.postcode.spaced))
            }
            #expect(rows.count == 70 && Set(rows.map(\.code)).count == 70)
            for (letter, row) in zip(letters, rows) {
                #expect(letter.contains(">\(row.code)</dd>") && letter.contains("<dd>\(row.postcode)</dd>"))
            }
        }
    }

    @Test func `Nothing is overwritten, and another number of letters than was issued is refused`() async throws {
        try await withTemporaryFolder { folder in
            let (files, _) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let press = LetterPress(files)
            let error = await #expect(throws: LetterError.self) {
                try await press.write(try writer(), size: 30, count: 71)
            }
            #expect(error?.code == .letters && !press.hasLetters)
            _ = try await press.write(try writer(), size: 30, count: 70)
            let again = await #expect(throws: IssueError.self) {
                try await press.write(try writer(), size: 30, count: 70)
            }
            #expect(again?.code == .folderExists)
        }
    }

    @Test func `Printing goes on only with the files that were listed`() async throws {
        try await withTemporaryFolder { folder in
            let (files, numbers) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let press = LetterPress(files)
            let list = try await press.write(try writer(), size: 50, count: numbers.letters)
            #expect(try press.resume() == list)
            let url = files.batches.appending(path: "batch-002.html")
            try Data((try SampleIssue.bytes(url)) + [0x20]).write(to: url)
            let error = #expect(throws: LetterError.self) { try press.resume() }
            #expect(error?.code == .batches && error?.detail.hasPrefix("batch-002.html") == true)
        }
    }

    @Test func `A printer's file that is not in its form is refused at its row`() async throws {
        try await withTemporaryFolder { folder in
            let (files, _) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let sound = String(decoding: try SampleIssue.bytes(files.letters), as: UTF8.self)
            let second = try #require(sound.components(separatedBy: "\r\n").dropFirst(2).first)
            let code = try #require(second.components(separatedBy: ";").last)
            let wrong: [(String, String, String)] = [
                (second, "3" + second.dropFirst(), "row 2"), (second, second + ";", "row 2"),
                (second, second.replacing("9401 AB", with: "9401AB"), "row 2"),
                (code, code.lowercased(), "row 2"), (code, "00000-00000-00000-00001", "row 2"),
                (second, second.replacing(";Assen;", with: ";Ass\"en;"), "row 2"),
                (second + "\r\n", second + "\n", "row 2"),
                ("stemcode\r\n", "code\r\n", "row 1"), (second, String(repeating: "a", count: 9000), "row 2"),
            ]
            for (old, new, place) in wrong {
                try Data(sound.replacing(old, with: new).utf8).write(to: files.letters)
                let error = #expect(throws: IssueError.self) { _ = try LetterRow.forEach(in: files.letters) { _ in } }
                #expect(error?.code == .form && error?.detail.hasSuffix(place) == true, "\(new)")
                #expect(error?.detail.contains(code) == false)
            }
            try Data(sound.dropLast(30).utf8).write(to: files.letters)
            #expect(throws: IssueError.self) { _ = try LetterRow.forEach(in: files.letters) { _ in } }
        }
    }

    @Test func `The list of batches is read in its one form`() throws {
        let digest = Digest(of: [1])
        let list = try BatchList(
            round: "halfweg-2028",
            definition: digest,
            source: digest,
            batches: [
                LetterBatch(number: 1, first: 1, letters: 2, html: digest, pdf: digest),
                LetterBatch(number: 2, first: 3, letters: 1, html: digest),
            ]
        )
        #expect(try BatchList(json: list.json) == list)
        let text = String(decoding: list.json, as: UTF8.self)
        for (old, new) in [
            ("\"letters\":3", "\"letters\":4"), ("\"first\":3", "\"first\":4"), ("\"number\":2", "\"number\":3"),
            ("}]}", "}]} "), ("\"version\":1", "\"version\":2"), ("null", "\"\""), ("\"letters\":1,", "\"letters\":0,"),
        ] {
            let error = #expect(throws: LetterError.self) {
                try BatchList(json: Array(text.replacing(old, with: new).utf8))
            }
            #expect(error?.code == .batches, "\(new)")
        }
    }
}
