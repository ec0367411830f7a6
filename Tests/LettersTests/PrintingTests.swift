//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Registrar
import Rounds
import Testing

@testable import Letters

@Suite(.serialized) struct PrintingTests {
    private static let chromium = try? Chromium.find()

    @Test(.enabled(if: chromium != nil))
    func `Letters are printed on two pages each, tagged, A4, with a symbol that reads`()
        async throws
    {
        let chromium = try #require(Self.chromium)
        try await withTemporaryFolder { folder in
            let (files, numbers) = try await SampleIssue.make(in: folder.appending(path: "uitgifte"))
            let writer = LetterWriter(definition: try SampleIssue.definition(), sender: try SampleIssue.sender())
            let press = LetterPress(files)
            var list = try await press.write(writer, size: 35, count: numbers.letters)
            list = try press.print(list, with: chromium)
            let pdf = files.batches.appending(path: "batch-002.pdf")
            #expect(try SampleIssue.mode(pdf) == 0o600)
            let names = try FileManager.default.contentsOfDirectory(atPath: files.batches.path)
            #expect(
                names.sorted() == [
                    "batch-001.html", "batch-001.pdf", "batch-002.html", "batch-002.pdf", "batches.json",
                ]
            )
            #expect(list.batches.allSatisfy { $0.pdf != nil })
            // What is printed is not printed again.
            #expect(try press.print(press.resume(), with: Chromium(path: "/nowhere")) == list)
            if let info = Tool("pdfinfo") {
                let text = try info.run(pdf.path)
                #expect(text.contains("Pages:           70") && text.contains("(A4)"))
                #expect(text.contains("Tagged:          yes") && text.contains("Title:           Gemeente Assen"))
            }
            if let draw = Tool("pdftoppm"), let zbar = Tool("zbarimg") {
                _ = try draw.run("-r", "150", "-png", "-l", "1", "-singlefile", pdf.path, folder.path + "/page")
                let read = try zbar.run("--quiet", "--raw", folder.path + "/page.png")
                let html = String(
                    decoding: try SampleIssue.bytes(files.batches.appending(path: "batch-002.html")),
                    as: UTF8.self
                )
                let code = try #require(read.split(separator: "#code=").last).dropLast()
                #expect(read.hasPrefix(writer.address))
                #expect(html.components(separatedBy: "<article")[1].contains(">\(code)</dd>"))
            }
        }
    }

    @Test(.enabled(if: chromium != nil)) func `A text that does not fit its page is not printed`() async throws {
        let chromium = try #require(Self.chromium)
        try await withTemporaryFolder { folder in
            let document = PrintDocument(language: "nl", title: "x", styles: ["p { break-after: page }"])
            let html = folder.appending(path: "x.html")
            try Data(document.with("<p>1</p><p>2</p><p>3</p>").utf8).write(to: html)
            let pdf = folder.appending(path: "x.pdf")
            let error = #expect(throws: LetterError.self) { try chromium.print(html, to: pdf, pages: 2) }
            #expect(error?.code == .printing && !FileManager.default.fileExists(atPath: pdf.path))
            try chromium.print(html, to: pdf, pages: 3)
            #expect(throws: LetterError.self) { try chromium.print(html, to: pdf, pages: 3) }
        }
    }

    @Test func `Without Chromium one is told so, and one that fails says nothing else`() async throws {
        let error = #expect(throws: LetterError.self) { try Chromium.find(in: ["PATH": "/nowhere"]) }
        #expect(error?.code == .noPrinter)
        try await withTemporaryFolder { folder in
            let html = folder.appending(path: "x.html")
            try Data("x".utf8).write(to: html)
            for (program, code) in [
                ("/nowhere", LetterError.Code.noPrinter), ("/bin/false", .printing), ("/bin/true", .printing),
            ] {
                let error = #expect(throws: LetterError.self) {
                    try Chromium(path: program).print(html, to: folder.appending(path: "x.pdf"))
                }
                #expect(error?.code == code)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.html"])
        }
    }
}
