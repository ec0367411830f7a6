//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import Testing

@testable import stemronde

@Suite struct HelpTests {
    /// Every command with the words that lead to it.
    private static func commands(
        _ type: any ParsableCommand.Type = Stemronde.self,
        _ words: [String] = ["stemronde"]
    ) -> [(words: [String], type: any ParsableCommand.Type)] {
        let below = type.configuration.subcommands.flatMap { commands($0, words + [$0._commandName]) }
        return [(words, type)] + below
    }

    private static func examples(_ type: any ParsableCommand.Type) -> [String] {
        type.configuration.discussion.split(separator: "\n").filter { $0.hasPrefix("Example: ") }
            .map { String($0.dropFirst("Example: ".count)) }
    }

    /// The words of an example; a hash that only people know is some hash.
    private static func words(_ example: String) -> [String]? {
        ShellLine(example)?.words.map { $0 == "HASH" ? String(repeating: "0", count: 64) : $0 }
    }

    @Test("the help of every command has an example")
    func examples() {
        for (words, type) in Self.commands() {
            let examples = Self.examples(type)
            #expect(!examples.isEmpty, "\(words.joined(separator: " ")): no line that begins with 'Example: '")
            for example in examples {
                let own = Self.words(example) ?? []
                let isOwn = own.starts(with: words) || (words.last == "verify" && own.first == "stemronde-verify")
                #expect(isOwn, "\(words.joined(separator: " ")): the example is of another command: \(example)")
            }
        }
    }

    @Test("every example is a command line that is understood")
    func parsing() throws {
        for (words, type) in Self.commands() where type.configuration.subcommands.isEmpty {
            for example in Self.examples(type) {
                let line = try #require(Self.words(example))
                let isAlone = line.first == "stemronde-verify"
                do {
                    _ = try Stemronde.parseAsRoot((isAlone ? ["verify"] : []) + line.dropFirst())
                } catch {
                    Issue.record("\(words.joined(separator: " ")): \(example): \(Stemronde.message(for: error))")
                }
            }
        }
    }

    @Test("completion comes for every shell with one line", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) async throws {
        let step = Transcript.Step(line: 1, command: "stemronde --generate-completion-script \(shell)")
        let outcome = try await run(step)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains { $0.contains("set-up") })
    }

    @Test("bash completes subcommands and options with that line")
    func bash() async throws {
        let script = """
            source <(stemronde --generate-completion-script bash)
            complete -p stemronde
            complete_last() {
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
                _stemronde stemronde "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$COMP_CWORD - 1]}"
                echo "${COMPREPLY[@]}"
            }
            complete_last stemronde round s
            complete_last stemronde paper receive papier --co
            """
        let step = Transcript.Step(line: 1, command: "bash -c '\(script)'")
        let outcome = try await run(step)
        #expect(outcome.output == ["complete -o filenames -F _stemronde stemronde", "show set-up suspend", "--count"])
        #expect(outcome.errors.isEmpty)
    }

    /// In a folder of its own: that is where what it says is kept.
    private func run(_ step: Transcript.Step) async throws -> TranscriptRunner.Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "help-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await TranscriptRunner(folder: folder).run(step)
    }
}
