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
import Registrar
import Rounds
import Service
import VerifyCommand

/// `stemronde round set-up`.
struct RoundSetUpCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-up",
        abstract: "Set up an adopted round's elections: then it is ready.",
        discussion: """
            Takes the public part of what the registrar issued, and the folder that the trustees exchange, with \
            trustees.json and everybody's fresh proof that the key works. All of it is checked against each other and the \
            definition.

            Example: stemronde round set-up parkeren --instance assen --issue uitgifte --trustees stick
            """
    )

    @OptionGroup var which: RoundArgument
    @OptionGroup var place: InstanceOption

    @Option(help: "The folder that 'codes issue' made, or a copy with its public part alone.", completion: .directory)
    var issue: String

    @Option(help: "The trustees' folder with trustees.json and the demonstrations.", completion: .directory)
    var trustees: String

    func perform() async throws {
        try await InstanceSession.with(place) { session in
            let round = try which.id()
            let state = try await session.service.state(of: round)
            guard state.phase == .adopted, let occasion = state.lastAct else {
                throw CommandFailure("round \(round) is \(state.phase), not adopted")
            }
            let exchange = Exchange(trustees)
            let keys = try Trustees(try InputFile.read(exchange.trustees))
            try keys.check(electionKey: keys.electionKey)
            try demandWorks(keys, exchange, occasion)
            let files = IssueFolder(URL(filePath: issue, directoryHint: .isDirectory))
            let sheets = try state.sheets.map { sheet in
                let roll = files.roll(sheet.terms.id).path(percentEncoded: false)
                return SheetSetUp(
                    sheet: sheet.terms.id,
                    roll: try InputFile.read(roll, limit: 1 << 30),
                    trustees: keys.bytes
                )
            }
            let numbers = try InputFile.read(files.numbers.path(percentEncoded: false))
            try await session.service.setUp(round, sheets, issue: numbers)
            try await tell(round, session)
        }
    }

    /// Refuses keys of which nobody has shown after the adoption that they still work.
    private func demandWorks(_ keys: Trustees, _ exchange: Exchange, _ occasion: Digest) throws {
        var failed: [Int] = []
        for owner in keys.owners {
            let verdict = try exchange.demonstrationVerdict(owner, occasion)
            Answer.line("trustee \(owner.number)  \(verdict ?? "works")")
            if verdict != nil { failed.append(owner.number) }
        }
        guard failed.isEmpty else {
            throw CommandFailure(
                "that the key works is not shown by \(Exchange.names(failed))",
                hint: ShellWord.command(
                    "trustee",
                    "show-works",
                    "NAME",
                    trustees,
                    "--occasion",
                    Fingerprint.hex(occasion)
                )
            )
        }
    }

    private func tell(_ round: RoundID, _ session: InstanceSession) async throws {
        let record = try await session.record(of: round, withSetUps: true)
        for sheet in record.definition.sheets {
            guard let opening = record.openings[sheet.id] else { continue }
            let letters = opening.letters.reduce(0) { $0 + $1.count }
            Answer.line("sheet \(sheet.id): \(letters) letters, \(opening.trustees.count) trustees; fingerprint:\n")
            Answer.line(Fingerprint.block(opening.fingerprint))
        }
        Answer.line("round \(round) is \(record.state.phase)")
        Talk.note("hint: next: " + session.command("round", "open", round.text, "--key", "NAME.key", "--out", "FILE"))
    }
}
