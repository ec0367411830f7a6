//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import Foundation
import Letters
import Registrar
import Rounds
import SealedFiles
import VerifyCommand

/// `stemronde codes letters`.
struct LettersCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Make the letters of an issue, ready for the printer.",
        discussion: """
            Writes the letters into FOLDER/secret/letters, so many a batch: HTML, and PDF made with Chromium. Each is two \
            pages, the address at the window of a C5 or DL envelope, with the voting code and its QR code. \
            FOLDER/public/batches.json gets the number of letters and the hashes of each batch, for the record.

            The sender's file has lines such as "name: Gemeente Assen", "host: stemmen.assen.example", "return-address: \
            Postbus 30018, 9400 RA Assen" and "telephone: 14 0592"; see docs/guides/registrar.md.

            Example: stemronde codes letters uitgifte/ --definition definition.json --sender afzender.txt
            """
    )

    @Argument(help: "The folder of the issue.", completion: .directory)
    var folder: String

    @Option(help: "The round's definition.json.", completion: .file())
    var definition: String

    @OptionGroup var source: LetterSource

    @Option(help: "How many letters a batch has.")
    var batch = BatchWriter.usualSize

    @Flag(help: "Make no PDF files.")
    var noPdf = false

    @Flag(help: "Go on with letters that were made before: print what is not printed yet.")
    var resume = false

    @Flag(help: "Print the list of batches as JSON.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(batch) else { throw ValidationError("--batch \(batch): from 1 to 100000") }
        guard !noPdf || !resume else { throw ValidationError("--resume makes the PDF files that --no-pdf leaves out") }
    }

    func perform() async throws {
        let press = LetterPress(IssueFolder(URL(filePath: folder, directoryHint: .isDirectory)))
        guard resume == press.hasLetters else {
            throw resume
                ? CommandFailure("\(folder)/secret/letters is not there", hint: "leave --resume out")
                : CommandFailure(
                    "\(folder)/secret/letters is there already, and nothing is overwritten",
                    hint: "make what is missing with --resume"
                )
        }
        // Before any work is done.
        let chromium = noPdf ? nil : try source.printer()
        var list = resume ? try press.resume() : try await write(press)
        try press.publish(list)
        if let chromium {
            let bar = ProgressBar("printing")
            list = try press.print(list, with: chromium) { bar.show($0, of: $1) }
            bar.finish()
            try press.publish(list)
        }
        if json {
            Answer.write(list.json + [0x0A])
        } else {
            Answer.write(text(list))
            Talk.note(
                "\(folder)/secret/letters is for the printer; destroy it and letters.csv when the letters are out"
            )
        }
    }

    private func write(_ press: LetterPress) async throws -> BatchList {
        let definition = try LetterSource.readDefinition(definition)
        let numbers = try source.numbers(press.files, of: definition)
        let isRehearsal = try source.isRehearsal(press.files, of: definition)
        if isRehearsal { Talk.warning("this issue is a rehearsal: every letter says so") }
        let writer = LetterWriter(
            definition: definition,
            sender: try source.readSender(),
            isRehearsal: isRehearsal
        )
        let bar = ProgressBar("writing letters")
        let list = try await press.write(writer, size: batch, count: numbers.letters) {
            bar.show($0, of: numbers.letters)
        }
        bar.finish()
        return list
    }

    private func text(_ list: BatchList) -> String {
        let lines = list.batches.map { batch in
            var line = "\(batch.name): letters \(batch.first) to \(batch.last)\n"
            line += "  html \(String(decoding: batch.html.hex, as: UTF8.self))\n"
            if let pdf = batch.pdf { line += "  pdf  \(String(decoding: pdf.hex, as: UTF8.self))\n" }
            return line
        }
        return lines.joined()
            + "\(list.letters) letters in \(list.batches.count) \(list.batches.count == 1 ? "batch" : "batches")\n"
    }
}
