//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import ElectionRecord
import Foundation
import RoundBundle
import Rounds
import Verification
import VerifyCommand

/// A round that is closed, verified here, and counted here: the only thing that a trustee answers.
struct CountedBundle {
    /// A sheet with what is to be opened of it.
    struct CountedSheet {
        let id: SheetID
        let tally: SheetTally
    }

    let definition: RoundDefinition
    let phase: String
    let sheets: [CountedSheet]

    /// Verifies and counts the bundle in a folder; refuses it unless all of it holds and the round is closed.
    init(_ path: String, expecting expectations: Expectations) async throws {
        let url = URL(filePath: path, directoryHint: .isDirectory)
        let bar = ProgressBar("verifying")
        let (report, tallies) = await Verifier.examine(bundle: url, expecting: expectations) { bar.show($0, of: $1) }
        bar.finish()
        guard report.verdict == .verified else { throw Self.refusal(report, path) }
        phase = report.facts.first { $0.name == "phase" }?.value ?? ""
        // Before its closing act a record is complete at any ballot: whoever answered it could be asked again one later.
        guard report.lines.contains(where: { $0.code == .closing && $0.verdict == .ok }) else {
            throw CommandFailure("\(path): the round is \(phase), and no act has closed it")
        }
        guard phase != Phase.annulled.rawValue else {
            throw CommandFailure(
                "\(path): the round is annulled, and nothing of it is ever opened",
                hint: "destroy your key: delete your folder and its copies"
            )
        }
        let bytes = try InputFile.read("\(path)/\(BundlePaths.definition)")
        let definition = try RoundDefinition(json: bytes)
        guard tallies.count == definition.sheets.count else {
            throw CommandFailure("\(path): not all sheets of the round are there")
        }
        self.definition = definition
        sheets = zip(definition.sheets, tallies).map { CountedSheet(id: $0.id, tally: $1) }
    }

    private static func refusal(_ report: VerificationReport, _ path: String) -> CommandFailure {
        for line in report.lines where line.verdict == .failed {
            Talk.note("\(line.code.rawValue) \(line.code.title): \(line.findings.first ?? line.summary)")
        }
        let isUnread = report.verdict == .notChecked
        return CommandFailure(
            isUnread ? "\(path): could not be checked" : "\(path): the record does not verify, and is not answered",
            hint: ShellWord.command("verify", path),
            status: isUnread ? .unreadable : .failed
        )
    }

    /// What of a sheet is opened, cell by cell, and where its record ends.
    static func text(_ sheet: CountedSheet) -> String {
        let tally = sheet.tally
        let ballots = tally.ballots.reduce(0, +)
        var text = "sheet \(sheet.id): \(ballots) ballots"
        switch tally.plan.opening {
        case .empty: text += ": nothing is opened\n"
        case .tooFew: text += ", too few: nothing is opened\n"
        case .cells:
            let cells = tally.plan.cells.count
            text += cells == 1 ? ", opened as one sum\n" : ", opened as \(cells) sums\n"
            for (cell, names) in zip(tally.plan.cells, tally.cellNames) {
                text += "  \(cell.ballots) of \(names.joined(separator: ", "))\n"
            }
        }
        return text + "last event:\n\n" + Fingerprint.block(tally.lastEvent) + "\n"
    }
}

/// What somebody kept from before, which the record must still contain.
struct KeptEvents: ParsableArguments {
    @Option(help: "An event's hash that you kept from before (64 hex digits): the record must still contain it.")
    var event: [String] = []

    func validate() throws {
        _ = try expectations()
    }

    func expectations() throws -> Expectations {
        Expectations(
            events: try event.map { text in
                guard let digest = Digest(hex: text.utf8) else {
                    throw ValidationError("--event \(text): not 64 lower-case hex digits")
                }
                return digest
            },
            ballots: []
        )
    }
}
