//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Letters
import PaperDesk
import RoundBundle
import Rounds
import VerifyCommand

/// `stemronde paper print`.
struct PaperPrintCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Make the paper ballots, to be printed as often as they are asked for.",
        discussion: """
            One document a pile, with the questions, the round and the weight, and nothing else: all copies are the same. As \
            HTML, and as PDF by Chromium.

            Example: stemronde paper print openbaar/ --output stembiljetten/
            """
    )

    @Argument(help: "The round's public folder.", completion: .directory)
    var bundle: String

    @Option(help: "The folder to make.", completion: .directory)
    var output: String

    @Option(help: "Only this pile, as parkeren.1.")
    var pile: String?

    @Flag(help: "Mark the ballots as those of an exercise.")
    var rehearsal = false

    @Flag(help: "Make no PDF.")
    var noPdf = false

    @Option(help: "The Chromium to make the PDF with; otherwise it is looked for.", completion: .file())
    var chromium: String?

    func perform() async throws {
        try NewFile.demandFree(output)
        let replay = try BundleReplay(reading: BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory)))
        let piles = try pile.map { [try Pile.named($0, of: replay.definition)] } ?? Pile.all(of: replay.definition)
        let printer = noPdf ? nil : try chromium.map { Chromium(path: $0) } ?? Chromium.find()
        try NewFile.makeFolder(output)
        let folder = URL(filePath: output, directoryHint: .isDirectory)
        for pile in piles {
            let ballot = PaperBallot(pile, of: replay.definition, isRehearsal: rehearsal || replay.definition.rehearsal)
            let html = folder.appending(path: "\(pile.name).html")
            try NewFile.write(ballot.html.utf8, to: html.path(percentEncoded: false))
            let count = pile.reconciliation(in: replay.state)?.activated ?? 0
            Answer.line("\(output)/\(pile.name).html: weight \(pile.weight), \(count) asked for so far")
            guard let printer else { continue }
            try printer.print(html, to: folder.appending(path: "\(pile.name).pdf"))
            Answer.line("\(output)/\(pile.name).pdf")
        }
    }
}
