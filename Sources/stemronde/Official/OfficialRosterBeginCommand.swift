//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import RoundFiles
import Rounds
import Service
import VerifyCommand

/// `stemronde official roster begin`.
struct OfficialRosterBeginCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Put a municipality's first roster in place, on the machine of the service.",
        discussion: """
            Everybody on it has signed it. Its fingerprint is the anchor: publish it outside the system, say in the \
            municipality's gazette, for every observer to compare. Later rosters are submitted as statements are.

            Example: stemronde official roster begin roster-1.txt --instance assen
            """
    )

    @Argument(help: "The roster, signed by everybody on it.", completion: .file())
    var file: String

    @OptionGroup var place: InstanceOption

    func perform() async throws {
        try await InstanceSession.with(place) { session in
            let statement = try StatementFile(reading: file)
            guard case .roster(let roster) = statement.content else { throw CommandFailure("\(file): not a roster") }
            guard let note = statement.note else {
                throw CommandFailure(
                    "\(file): signed by nobody",
                    hint: ShellWord.command("official", "sign", file, "--key", "NAME.key")
                )
            }
            guard session.folder.file.settings(of: roster.municipality) != nil else {
                throw CommandFailure("\(file): of \(roster.municipality), which this instance does not serve")
            }
            let service = session.service
            let problems = try service.instance.rosters.begin(roster, note, received: service.clock.moment)
            guard problems.isEmpty else {
                throw CommandFailure("refused: " + problems.map(\.detail).joined(separator: "; "))
            }
            Answer.line("in force: roster \(roster.number) of \(roster.municipality) at \(roster.instance)")
            Answer.line("the anchor, to be published:\n\n\(Fingerprint.block(roster.digest))")
            Talk.note("hint: next: " + session.command("round", "add", "FILE.yaml"))
        }
    }
}
