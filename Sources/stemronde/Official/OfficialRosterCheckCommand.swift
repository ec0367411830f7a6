//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import Rounds
import SignedNotes
import VerifyCommand

/// `stemronde official roster check`.
struct OfficialRosterCheckCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that rosters follow from each other, and show the anchor.",
        discussion: """
            The first one must be signed by everybody on it, each later one as the one before it asks. Compare the \
            anchor with what was published elsewhere.

            Example: stemronde official roster check roster-1.txt roster-2.txt

            Exit status: 0 all in force, 1 refused, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "The signed rosters, in their order.", completion: .file())
    var files: [String]

    @Flag(help: "Print it as JSON.")
    var json = false

    func perform() async throws {
        var chain = RosterChain()
        for file in files {
            let statement = try StatementFile(reading: file)
            guard case .roster(let roster) = statement.content else { throw CommandFailure("\(file): not a roster") }
            guard let note = statement.note else { throw CommandFailure("\(file): signed by nobody") }
            let problems = chain.problems(with: roster, note)
            guard problems.isEmpty else {
                throw CommandFailure("\(file): " + problems.map(\.detail).joined(separator: "; "))
            }
            try chain.append(roster, note)
        }
        guard let anchor = chain.anchor, let current = chain.current else { return }
        if json {
            var writer = CanonicalWriter()
            writer.literal("{\"anchor\":")
            writer.string(anchor.hex)
            writer.literal(",\"roster\":")
            writer.integer(current.number)
            writer.literal(",\"sha256\":")
            writer.string(current.digest.hex)
            writer.literal(",\"officials\":")
            writer.list(current.officials) { $0.string($1.key.text) }
            writer.literal("}\n")
            Answer.write(writer.bytes)
        } else {
            Answer.line("in force: roster \(current.number) of \(current.municipality) at \(current.instance)")
            for official in current.officials { Answer.line("  \(official.id)  \(official.function)") }
            Answer.line("anchor:\n\n\(Fingerprint.block(anchor))")
        }
    }
}
