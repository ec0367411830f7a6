//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import VerifyCommand

/// `stemronde codes destroy`.
struct DestroyCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroy what is secret of an issue, after the round.",
        discussion: """
            Deletes FOLDER/secret: the sealed files, the desk's book, and letters that were left. Writes the act that says \
            how many codes were never given out, to be signed by two and submitted.

            Example: stemronde codes destroy uitgifte/ --bundle openbaar/
            """
    )

    @Argument(help: "The folder of the issue.", completion: .directory)
    var folder: String

    @Option(help: "The round's public folder, after the round.", completion: .directory)
    var bundle: String

    @Option(help: "Until how many hours from now the act can be submitted.")
    var hours = 24

    @Flag(help: "Destroy without asking.")
    var yes = false

    func validate() throws {
        guard (1...24 * 14).contains(hours) else { throw ValidationError("--hours \(hours): from 1 to 336") }
    }

    func perform() async throws {
        let replay = try BundleReplay(reading: BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory)))
        let act = try act(replay)
        let files = IssueFolder(URL(filePath: folder, directoryHint: .isDirectory))
        let numbers = try IssueNumbers(json: try InputFile.read(files.numbers.path(percentEncoded: false)))
        guard numbers.definition == replay.definition.digest else {
            throw CommandFailure("the issue in \(folder) is of another definition than \(bundle)")
        }
        guard FileManager.default.fileExists(atPath: files.secret.path(percentEncoded: false)) else {
            throw CommandFailure(
                "\(folder)/secret is not there: was it destroyed before?",
                hint: "the act alone: " + ShellWord.command("official", "draft", "destroy", bundle)
            )
        }
        let path = files.url.appending(path: "destroy.txt").path(percentEncoded: false)
        try NewFile.demandFree(path)
        try Confirmation.demand(
            "everything in \(folder)/secret will be gone for good.",
            isGiven: yes,
            flag: "--yes"
        )
        // The act first: without it nobody could say how many there were.
        try NewFile.write(Statement.act(act).text, to: path)
        try SecretFolder.destroy(files)
        if case .destroy(let unused) = act.setting {
            for item in unused { Answer.line("\(item.sheet): \(item.value) codes were never given out") }
        }
        Answer.line(
            "act: \(folder)/\(act.kind).txt, to be signed by \((replay.rosters.current?.policy ?? .usual).signatures(for: .act(act)))"
        )
        Talk.note("copies elsewhere, at the printer and in backups, are yours to destroy before anybody signs")
    }

    /// The act, if the round's log has a place for it.
    private func act(_ replay: BundleReplay) throws -> Act {
        let state = replay.state
        let now = Int(Date.now.timeIntervalSince1970)
        let offset = replay.definition.schedule.opens.offsetMinutes
        guard let signed = Moment(unixSeconds: now, offsetMinutes: offset),
            let last = Moment(unixSeconds: now + hours * 3600, offsetMinutes: offset),
            let times = StatementTimes(signed: signed, submitBy: last)
        else { throw CommandFailure("this machine's clock shows no time that a statement can bear") }
        let act = try Act(
            heading: state.terms.heading,
            number: state.acts + 1,
            previous: state.lastAct,
            setting: .destroy(state.sheets.map { SheetValue($0.terms.id, $0.ledger?.idle ?? 0) }),
            times: times
        )
        let problems = state.problems(with: .act(act), signers: []).filter { $0.code != .tooFewSigners }
        guard problems.isEmpty else {
            throw CommandFailure(
                "round \(replay.definition.id) is \(state.phase(at: signed)): its codes may still be needed",
                hint: "codes are destroyed once the round is closed"
            )
        }
        return act
    }
}
