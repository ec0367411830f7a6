//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Rounds
import SealedFiles
import SignedNotes
import VerifyCommand

/// `stemronde official sign`.
struct OfficialSignCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Read a statement and add your signature to it.",
        discussion: """
            Says in plain words what the statement says and who signed it, asks, and adds your signature to the file. \
            --yes answers the question.

            Example: stemronde official sign verlenging.txt --key griffier.key
            """
    )

    @Argument(help: "The statement: a draft, or one that others signed.", completion: .file())
    var file: String

    @Option(help: "Your key: NAME.key.", completion: .file())
    var key: String

    @Option(help: "Where the signed statement goes; otherwise into the same file.", completion: .file())
    var output: String?

    @Option(help: "The roster, or the officials' keys, to check the signatures of others.", completion: .file())
    var keys: String?

    @Option(help: "The JSON of the feedback that an answer names; it is said too.", completion: .file())
    var feedback: String?

    @OptionGroup var speech: SpeechOption
    @OptionGroup var opening: OpeningOptions

    @Flag(help: "You have read it, and sign it.")
    var yes = false

    func perform() async throws {
        if let output { try NewFile.demandFree(output) }
        let statement = try StatementFile(reading: file)
        let known = try keys.map(OfficialKey.known)
        let document = try feedback.map(statement.feedback)
        if let note = statement.note, let known {
            let verdict = note.verdict(by: known)
            guard verdict.forged.isEmpty, verdict.unknown.isEmpty else {
                Talk.note(statement.signatures(speech.value, known: known))
                throw CommandFailure("\(file): a signature is false, or of nobody known: nothing was signed")
            }
        }
        let now = Int(Date().timeIntervalSince1970)
        guard statement.times.submitBy.unixSeconds >= now else {
            throw CommandFailure(
                "\(file): was to be submitted by \(statement.times.submitBy), which has passed",
                hint: "draft it again: " + ShellWord.command("official", "draft", "--help")
            )
        }
        Answer.write(statement.words(speech.value))
        if let document { Answer.write(Speech(speech.value).text(document)) }
        Answer.write(statement.signatures(speech.value, known: known))
        try Confirmation.demand("do you sign this?", isGiven: yes, flag: "--yes")
        let key = try OfficialKey.read(key, opening)
        guard key.verifierKey.name.stated?.host == statement.instance.host else {
            throw CommandFailure("the key \(key.verifierKey.name) is not one of \(statement.instance)")
        }
        let note =
            try statement.note.map { try $0.adding(signatureBy: key) }
            ?? SignedNote(text: statement.text, signedBy: [key])
        try AtomicFile.write(note.bytes, to: output ?? file, existing: output == nil ? .replace : .keep)
        Answer.line("signed by \(key.verifierKey.name): \(output ?? file)")
    }
}
