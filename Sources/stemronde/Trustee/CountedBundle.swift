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
    let phase: Phase
    /// The hash of the first roster, where nobody has said which one it should be.
    let unknownAnchor: Digest?
    let sheets: [CountedSheet]

    /// Verifies and counts the bundle in a folder; refuses it unless all of it holds and the round is closed.
    init(_ path: String, expecting expectations: Expectations) async throws {
        let url = URL(filePath: path, directoryHint: .isDirectory)
        let bar = ProgressBar("verifying")
        let examined = await Verifier.examine(bundle: url, expecting: expectations) { bar.show($0, of: $1) }
        bar.finish()
        let report = examined.report
        guard report.verdict == .verified, let phase = examined.phase else { throw Self.refusal(report, path) }
        self.phase = phase
        unknownAnchor = expectations.anchor == nil ? examined.anchor : nil
        // Before its closing act a record is complete at any ballot: whoever answered it could be asked again one later.
        guard report.lines.contains(where: { $0.code == .closing && $0.verdict == .ok }) else {
            throw CommandFailure("\(path): the round is \(phase.rawValue), and no act has closed it")
        }
        guard phase != .annulled else {
            throw CommandFailure(
                "\(path): the round is annulled, and nothing of it is ever opened",
                hint: "destroy your key: delete your folder and its copies"
            )
        }
        let bytes = try InputFile.read("\(path)/\(BundlePaths.definition)")
        let definition = try RoundDefinition(json: bytes)
        guard examined.sheets.count == definition.sheets.count else {
            throw CommandFailure("\(path): not all sheets of the round are there")
        }
        self.definition = definition
        sheets = zip(definition.sheets, examined.sheets).map { CountedSheet(id: $0.id, tally: $1) }
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

/// What somebody kept from before, or has from elsewhere, which the record must contain.
struct KeptEvents: ParsableArguments {
    @Option(help: "The fingerprint of the municipality's first roster (64 hex digits), from where it was published.")
    var anchor: String?

    @Option(help: "The fingerprint of a later roster, from where it was published: the log must hold it.")
    var roster: [String] = []

    @Option(help: "An event's hash that you kept from before (64 hex digits): the record must still contain it.")
    var event: [String] = []

    func validate() throws {
        _ = try expectations()
    }

    func expectations() throws -> Expectations {
        Expectations(
            events: try event.map { try HashOption.read($0, of: "--event") },
            anchor: try anchor.map { try HashOption.read($0, of: "--anchor") },
            rosters: try roster.map { try HashOption.read($0, of: "--roster") }
        )
    }
}
