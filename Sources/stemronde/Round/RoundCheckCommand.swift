//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import RoundFiles
import Rounds
import VerifyCommand

/// `stemronde round check`.
struct RoundCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check definitions of rounds.",
        discussion: """
            Says of each file whether it is sound, or what is wrong with it: file, line, column, code (R01…) and a hint.

            Example: stemronde round check ballots/assen-halfweg.yaml

            Exit status: 0 all sound, 1 some refused, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "YAML files, definition.json files, or - for YAML on standard input.", completion: .file())
    var files: [String]

    @OptionGroup var limits: RoundLimits

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() throws {
        let inputs = try files.map { try RoundInput($0) }
        var isSound = true
        var answers: [RoundAnswer] = []
        for input in inputs {
            do throws(RoundRefusal) {
                answers.append(RoundAnswer(file: input.name, definition: try input.definition(limits: limits.value)))
            } catch {
                isSound = false
                answers.append(RoundAnswer(file: input.name, refusal: error))
            }
        }
        if json {
            var writer = CanonicalWriter()
            writer.list(answers) { $1.write(to: &$0) }
            Answer.write(writer.bytes + [0x0A])
        } else {
            Answer.write(answers.map(\.text).joined())
        }
        guard isSound else { throw ExitCode(ExitStatus.failed.rawValue) }
    }
}

/// What is said of one file.
private struct RoundAnswer {
    let file: String
    var definition: RoundDefinition?
    var refusal: RoundRefusal?

    var text: String {
        if let refusal { return refusal.text(file: file) }
        guard let definition else { return "" }
        let questions = definition.sheets.flatMap(\.questions)
        let binding = questions.count { $0.binding != nil }
        return
            "\(file): ok: \(definition.id), \(definition.degree.rawValue), \(questions.count - binding) advisory and "
            + "\(binding) binding questions, sha256:\(String(decoding: definition.digest.hex, as: UTF8.self))\n"
    }

    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"file\":")
        writer.string(file.utf8)
        writer.literal(",\"sound\":")
        writer.boolean(refusal == nil)
        if let definition {
            writer.literal(",\"round\":")
            writer.string(definition.id.text.utf8)
            writer.literal(",\"sha256\":")
            writer.string(definition.digest.hex)
        }
        writer.literal(",\"problems\":")
        writer.list(refusal?.findings ?? []) { writer, finding in
            writer.literal("{\"code\":")
            writer.string(finding.problem.code.rawValue.utf8)
            writer.literal(",\"line\":")
            writer.integer(finding.line)
            writer.literal(",\"column\":")
            writer.integer(finding.column)
            writer.literal(",\"path\":")
            writer.string(finding.problem.path.description.utf8)
            writer.literal(",\"detail\":")
            writer.string(finding.problem.detail.utf8)
            writer.literal(",\"hint\":")
            writer.string(finding.problem.cure.utf8)
            writer.literal("}")
        }
        writer.literal("}")
    }
}
