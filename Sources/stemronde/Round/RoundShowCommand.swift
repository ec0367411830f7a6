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
struct RoundShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what a definition says.",
        discussion: """
            Prints what a round asks of whom, and how it is decided. With --json: the canonical JSON, definition.json.

            Example: stemronde round show ballots/assen-halfweg.yaml
            """
    )

    @Argument(help: "A YAML file, a definition.json, or - for YAML on standard input.", completion: .file())
    var file: String

    @OptionGroup var limits: RoundLimits

    @Flag(help: "Print definition.json.")
    var json = false

    func run() throws {
        let input = try RoundInput(file)
        do throws(RoundRefusal) {
            let definition = try input.definition(limits: limits.value)
            // Exactly the bytes that are hashed: no line break at their end.
            Answer.write(json ? definition.json : Array(RoundText(definition).text.utf8))
        } catch {
            throw CommandFailure(
                "\(file): not a sound definition: \(error.findings.count) problems",
                hint: "stemronde round check \(file)"
            )
        }
    }
}
