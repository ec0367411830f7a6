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
import SealedFiles
import Verification
import VerifyCommand

/// `stemronde round minutes`.
struct MinutesCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: "Write the minutes of a round (proces-verbaal).",
        discussion: """
            Verifies the round's public folder, and writes from it alone who did what when, the numbers, what was out of \
            the ordinary, the outcome with its rules worked out, and all fingerprints, with room to sign: in Dutch, as HTML \
            and as PDF.

            Example: stemronde round minutes openbaar/ --output proces-verbaal

            Exit status: 0 written, 1 the record does not verify (the minutes are written, and say so), 2 could not read.
            """
    )

    @Argument(help: "The round's public folder.", completion: .directory)
    var bundle: String

    @Option(help: "The files to write, without what tells their kind: NAME.html and NAME.pdf.")
    var output = "proces-verbaal"

    @Option(help: "The paper desk's numbers of a pile, count.note; may be repeated.", completion: .file())
    var paper: [String] = []

    @Option(help: "The fingerprint of the municipality's first roster (64 hex digits), from where it was published.")
    var anchor: String?

    @Flag(help: "Do not verify; the minutes say so.")
    var unverified = false

    @Flag(help: "Make no PDF.")
    var noPdf = false

    @Option(help: "The Chromium to make the PDF with; otherwise it is looked for.", completion: .file())
    var chromium: String?

    func perform() async throws {
        let (html, pdf) = (output + ".html", output + ".pdf")
        try NewFile.demandFree(html)
        if !noPdf { try NewFile.demandFree(pdf) }
        let printer = noPdf ? nil : try chromium.map { Chromium(path: $0) } ?? Chromium.find()
        let folder = BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory))
        let replay = try BundleReplay(reading: folder)
        let result = try readResult(folder, replay)
        let expectations = Expectations(anchor: try anchor.map { try HashOption.read($0, of: "--anchor") })
        let check = unverified ? nil : await verify(folder, expectations)
        let papers = try paper.map { try Self.pile($0, replay) }
        let document = MinutesDocument(replay: replay, result: result, check: check, papers: papers)
        try NewFile.write(document.html.utf8, to: html)
        Answer.line(html)
        if let printer {
            try printer.print(URL(filePath: html), to: URL(filePath: pdf))
            Answer.line(pdf)
        }
        if let check, !check.isVerified {
            throw CommandFailure(
                "the record does not verify, and the minutes say so",
                hint: "stemronde verify \(bundle)"
            )
        }
    }

    /// The numbers of a pile, if two officials of this round signed them.
    private static func pile(_ path: String, _ replay: BundleReplay) throws -> MinutesDocument.PaperPile {
        let (count, signers) = try PaperCount.read(try InputFile.read(path), known: replay.paperDesk)
        guard count.definition == replay.definition.digest else {
            throw CommandFailure("\(path): the numbers of a pile of another round")
        }
        return MinutesDocument.PaperPile(
            name: count.pile,
            envelopes: count.envelopes,
            ballots: count.ballots,
            void: count.void,
            resolved: count.resolved,
            invalid: count.invalid,
            officials: signers.compactMap { replay.official($0)?.text }
        )
    }

    /// The result, if the acts name the one that is there.
    private func readResult(_ folder: BundleFolder, _ replay: BundleReplay) throws -> RoundResult? {
        guard replay.state.tallied != nil else { return nil }
        let result = try RoundResult(json: try folder.read(BundlePaths.result))
        guard result.digest == replay.state.tallied else {
            throw CommandFailure(
                "result.json is not the result that the record names",
                hint: "stemronde verify \(bundle)"
            )
        }
        return result
    }

    private func verify(_ folder: BundleFolder, _ expectations: Expectations) async -> MinutesDocument.Check {
        let bar = ProgressBar("verifying")
        let report = await Verifier.verify(path: folder.url.path(percentEncoded: false), expecting: expectations) {
            bar.show($0, of: $1)
        }
        bar.finish()
        return MinutesDocument.Check(
            isVerified: report.verdict == .verified,
            checks: report.checked,
            failures: report.failures,
            warnings: report.lines.filter { $0.verdict == .warning }.map(\.code.rawValue)
        )
    }
}
