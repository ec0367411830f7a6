//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ArgumentParser
import CanonicalText
import Foundation
import RoundFiles
import Rounds
import VerifyCommand

/// `stemronde register import`.
struct RegisterImportCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a BAG export, and say what became of every row.",
        discussion: """
            Columns are found by name, the separator by itself. No row disappears: each gives an address, or stands in \
            the report with its line and the reason. With --definition it also says what each zone of the round covers, \
            what is in two and what in none. Nothing is written.

            Example: stemronde register import adressen.csv --definition ballots/assen-halfweg.yaml

            Exit status: 0 read, 1 not a register, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "The register: a BAG export as CSV.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: "A round's definition: YAML, or definition.json.", completion: .file())
    var definition: String?

    @Option(help: "How many rows without an address are shown.")
    var problems = 10

    @Flag(help: "Print the report as JSON.")
    var json = false

    func perform() async throws {
        let definition = try definition.map { name in
            let input = try RoundInput(name)
            do throws(RoundRefusal) {
                return try input.definition(limits: .usual)
            } catch {
                throw CommandFailure("\(name): not a sound definition", hint: ShellWord.command("round", "check", name))
            }
        }
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
        } catch {
            throw CommandFailure("\(file): the file cannot be read", status: .unreadable)
        }
        let imported = try content.withUnsafeBytes { bytes in
            do throws(RegisterError) {
                return try RegisterImport(bytes)
            } catch {
                throw CommandFailure("\(file): \(error.detail)")
            }
        }
        let coverage = definition.map { Coverage(of: $0.zones.map(\.addresses), in: imported.register) }
        let text = RegisterText(file: file, report: imported.report, shown: max(0, problems))
        if json {
            Answer.write(text.json(definition, coverage) + [0x0A])
        } else {
            Answer.write(text.text)
            if let definition, let coverage { Answer.write("\n" + CoverageText(definition, coverage).text) }
        }
    }
}
