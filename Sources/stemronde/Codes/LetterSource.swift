//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Letters
import Registrar
import Rounds
import SealedFiles
import VerifyCommand

/// What every letter needs: who sends it, and a Chromium for PDF files.
struct LetterSource: ParsableArguments {
    @Option(help: "Who sends the letters: a file of lines \"key: value\".", completion: .file())
    var sender: String

    @Option(help: "The Chromium to make PDF files with; otherwise it is looked for.", completion: .file())
    var chromium: String?

    static func readDefinition(_ path: String) throws -> RoundDefinition {
        let bytes = try IssueSource.read(path) { [UInt8]($0) }
        do {
            return try RoundDefinition(json: bytes)
        } catch {
            throw CommandFailure("\(path): \(error)", status: .unreadable)
        }
    }

    func readSender() throws -> LetterSender {
        let bytes = try IssueSource.read(sender) { [UInt8]($0.prefix(LetterSender.sizeLimit + 1)) }
        return try LetterSender(file: bytes)
    }

    func printer() throws -> Chromium {
        guard let chromium else { return try Chromium.find() }
        guard FileManager.default.isExecutableFile(atPath: chromium) else {
            throw CommandFailure("\(chromium) is no program", status: .unreadable)
        }
        return Chromium(path: chromium)
    }

    /// What the issue says in public; it must be of this definition.
    func numbers(_ files: IssueFolder, of definition: RoundDefinition) throws -> IssueNumbers {
        let path = files.numbers.path(percentEncoded: false)
        let numbers = try IssueNumbers(json: try IssueSource.read(path) { [UInt8]($0) })
        guard numbers.round == definition.id, numbers.definition == definition.digest else {
            throw CommandFailure("the issue is of round \(numbers.round), or of another definition of it")
        }
        return numbers
    }

    /// Whether nothing protects the issue but its files' modes: then its codes are for an exercise.
    func isRehearsal(_ files: IssueFolder, of definition: RoundDefinition) throws -> Bool {
        try LinkTable.lock(files.link, of: definition).isEmpty
    }
}
