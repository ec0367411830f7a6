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
            one a line. Of an answer --feedback shows the document that it names; such a document by itself is shown too.

            Example: stemronde official show verlenging.txt --keys rooster.note --language nl
            """
    )

    @Argument(help: "The statement, or the JSON of feedback; - for standard input.", completion: .file())
    var file: String

    @Option(help: "The roster, or the officials' keys, one a line.", completion: .file())
    var keys: String?

    @Option(help: "The JSON of the feedback that an answer names.", completion: .file())
    var feedback: String?

    @OptionGroup var speech: SpeechOption

    func perform() async throws {
        let bytes = try InputFile.read(file, limit: max(SignedNote.sizeLimit, Feedback.sizeLimit))
        guard !Feedback.isLabel(of: bytes) else {
            let document = try FeedbackInput(bytes, name: file).document()
            return Answer.write(Speech(speech.value).text(document))
        }
        let statement = try StatementFile(bytes, name: file)
        let known = try keys.map(OfficialKey.known)
        let document = try feedback.map(statement.feedback)
        Answer.write(statement.words(speech.value))
        if let document { Answer.write(Speech(speech.value).text(document)) }
        Answer.write(statement.signatures(speech.value, known: known))
        if let note = statement.note, let known {
            let verdict = note.verdict(by: known)
            guard verdict.forged.isEmpty, verdict.unknown.isEmpty else {
                throw CommandFailure("\(file): a signature is false, or of nobody known")
            }
        }
    }
}
