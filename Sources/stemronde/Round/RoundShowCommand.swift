//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Rounds
import VerifyCommand

/// `stemronde round show`.
struct RoundShowCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show where a round is and what comes next, or what a definition says.",
        discussion: """
            With --instance: the phase of a round, its numbers, and who does what next, with the command for it. \
            Otherwise: what a definition asks of whom, and how it is decided; with --json the canonical JSON, \
            definition.json.

            Example: stemronde round show parkeren --instance assen

            Example: stemronde round show ballots/assen-halfweg.yaml
            """
    )

    @Argument(
        help: "A round's id; without --instance a YAML file, a definition.json, or - for YAML on standard input.",
        completion: .file()
    )
    var file: String

    @Option(help: "The instance's folder, on the machine of the service.", completion: .directory)
    var instance: String?

    @OptionGroup var limits: RoundLimits

    @Flag(help: "Print it as JSON.")
    var json = false

    func perform() async throws {
        guard let instance else { return try showDefinition() }
        guard let round = RoundID(file) else { throw CommandFailure("\(file): no id of a round") }
        var place = InstanceOption()
        place.instance = instance
        try await InstanceSession.with(place) { session in
            let standing = try await RoundStanding(round, in: session)
            Answer.write(json ? standing.json : Array(standing.text.utf8))
        }
    }

    private func showDefinition() throws {
        let input = try RoundInput(file)
        do throws(RoundRefusal) {
            let definition = try input.definition(limits: limits.value)
            // Exactly the bytes that are hashed: no line break at their end.
            Answer.write(json ? definition.json : Array(RoundText(definition).text.utf8))
        } catch {
            throw CommandFailure(
                "\(file): not a sound definition: \(error.count)",
                hint: "stemronde round check \(file)"
            )
        }
    }
}
