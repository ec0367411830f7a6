//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Rounds
import SignedNotes
import VerifyCommand

/// `stemronde official show`.
struct OfficialShowCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Say in plain words what a statement says, and who signed it.",
        discussion: """
            Takes a draft or a signed statement. Signatures are checked with --keys: a roster, or the officials' keys, \
            one a line.

            Example: stemronde official show verlenging.txt --keys rooster.note --language nl
            """
    )

    @Argument(help: "The statement; - for standard input.", completion: .file())
    var file: String

    @Option(help: "The roster, or the officials' keys, one a line.", completion: .file())
    var keys: String?

    @OptionGroup var speech: SpeechOption

    func perform() async throws {
        let statement = try StatementFile(reading: file)
        let known = try keys.map(OfficialKey.known)
        Answer.write(statement.words(speech.value))
        Answer.write(statement.signatures(speech.value, known: known))
        if let note = statement.note, let known {
            let verdict = note.verdict(by: known)
            guard verdict.forged.isEmpty, verdict.unknown.isEmpty else {
                throw CommandFailure("\(file): a signature is false, or of nobody known")
            }
        }
    }
}
