//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Rounds
import SealedFiles
import SignedNotes
import VerifyCommand

/// `stemronde official keygen`.
struct OfficialKeygenCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make an official's key.",
        discussion: """
            Writes NAME.key, sealed under your passphrase, and NAME.pub, which goes on the roster.

            Example: stemronde official keygen griffier --instance stem.assen.nl
            """
    )

    @Argument(help: "Your name among the officials: 1 to 40 of a-z, 0-9 and hyphen.")
    var name: String

    @Option(help: "The host name of the instance.")
    var instance: String

    @Option(help: "The folder for the two files.", completion: .directory)
    var folder = "."

    @OptionGroup var sealing: SealingOptions

    func validate() throws {
        guard OfficialID(name) != nil else {
            throw ValidationError("\(name): an official's name is 1 to 40 of a-z, 0-9 and hyphen")
        }
        guard InstanceID(instance) != nil else {
            throw ValidationError("--instance \(instance): a host name in lower case is expected")
        }
    }

    func perform() async throws {
        let place = folder == "." ? name : "\(folder)/\(name)"
        let (secret, open) = ("\(place).key", "\(place).pub")
        try NewFile.demandFree(secret, open)
        let protection = try sealing.protection(of: name)
        try NewFile.makeFolder(folder)
        let key = SigningKey(generating: try KeyName(host: instance, purpose: .official(name: name)))
        let text = key.withText { SecretBytes(copying: $0) }
        try SealedFile.seal(secret: text, purpose: OfficialKey.purpose, protection: protection).write(to: secret)
        try NewFile.write(key.verifierKey.text + [0x0A], to: open)
        Answer.line(key.verifierKey.description)
        if sealing.rehearsal { Talk.warning("\(secret) is not sealed: good for rehearsals only") }
        Talk.note("\(secret) signs in your name: keep it; \(open) goes on the roster")
    }
}

/// An official's key in its file.
enum OfficialKey {
    /// What the file is for.
    static let purpose = "stemronde/official-key/v1"

    /// Opens the key.
    static func read(_ path: String, _ options: OpeningOptions) throws -> SigningKey {
        try read(path, passphraseFile: options.passphraseFile)
    }

    /// Opens the key; asks for its passphrase unless a file has it.
    static func read(_ path: String, passphraseFile: String?) throws -> SigningKey {
        let file = try SealedFile.read(path, purpose: purpose, access: .anybody)
        let secret: SecretBytes
        if file.needed == 0 {
            Talk.warning("\(path) is not sealed: good for rehearsals only")
            secret = try file.open(with: [:]).secret()
        } else {
            let prompt = "passphrase of the signing key of \(file.locks.joined(separator: ", ")): "
            let source = passphraseFile.map(PassphraseSource.file) ?? .terminal(prompt: prompt)
            secret = try file.open(with: source.read()).secret()
        }
        return try secret.withUnsafeBytes { try SigningKey(text: $0) }
    }

    /// Keys as text, one a line, or those on a roster.
    static func known(_ path: String) throws -> VerifierKeys {
        let bytes = try InputFile.read(path)
        if let file = try? StatementFile(bytes, name: path), case .roster(let roster) = file.content {
            return roster.keys
        }
        do throws(NoteError) {
            var keys: [VerifierKey] = []
            for line in bytes.split(separator: 0x0A) { keys.append(try VerifierKey(text: line)) }
            return try VerifierKeys(keys)
        } catch {
            throw CommandFailure("\(path): neither a roster nor keys, one a line: \(error.detail)")
        }
    }
}
