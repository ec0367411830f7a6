//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import SealedFiles
import VerifyCommand

/// How one person's secret is opened.
struct OpeningOptions: ParsableArguments {
    @Option(help: "The file with your passphrase on its first line; otherwise it is asked for.", completion: .file())
    var passphraseFile: String?

    /// The secret in a sealed file; asks for the passphrase only if there is one.
    func open(_ path: String, purpose: String) throws -> SecretBytes {
        let file = try SealedFile.read(path, purpose: purpose, access: .anybody)
        guard file.needed > 0 else {
            Talk.warning("\(path) is not sealed: good for rehearsals only")
            return try file.open(with: [:]).secret()
        }
        let prompt = "passphrase of \(file.locks.joined(separator: ", ")): "
        return try file.open(with: source(prompt).read()).secret()
    }

    /// The secret in one person's sealed file, and the same protection for what that person keeps next.
    func open(_ path: String, purpose: String, lock: String) throws -> (SecretBytes, SealProtection) {
        let file = try SealedFile.read(path, purpose: purpose, access: .anybody)
        guard file.needed > 0 else { return (try open(path, purpose: purpose), .fileMode) }
        let passphrase = try source("passphrase of \(lock): ").read()
        let secret = try file.open(with: passphrase).secret()
        return (secret, .passphrases([try SealLock(name: lock, passphrase: passphrase)], needed: .one))
    }

    private func source(_ prompt: String) -> PassphraseSource {
        passphraseFile.map(PassphraseSource.file) ?? .terminal(prompt: prompt)
    }
}

/// How one person's new secret is sealed.
struct SealingOptions: ParsableArguments {
    @Option(
        help: "The file with the new passphrase on its first line; otherwise it is asked for.",
        completion: .file()
    )
    var passphraseFile: String?

    @Flag(help: "Seal nothing: only the file's mode protects the secret. For rehearsals.")
    var rehearsal = false

    func validate() throws {
        guard !rehearsal || passphraseFile == nil else {
            throw ValidationError("--rehearsal takes no passphrase: leave --passphrase-file out")
        }
    }

    /// Asks for what protects the secret of `name`, `[a-z0-9-]{1,40}`.
    func protection(of name: String) throws -> SealProtection {
        guard !rehearsal else { return .fileMode }
        let source = passphraseFile.map(PassphraseSource.file) ?? .terminal(prompt: "new passphrase of \(name): ")
        let passphrase = try source.readNew(repeatPrompt: "the same again: ")
        return .passphrases([try SealLock(name: name, passphrase: passphrase)], needed: .one)
    }
}
