//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import SignedNotes
import VerifyCommand

/// What every command of the registrar's desk needs: the issue, the round's log, and who opens and signs.
struct DeskOptions: ParsableArguments {
    @Argument(help: "The folder of the issue.", completion: .directory)
    var folder: String

    @Option(help: "The round's public folder, as new as it can be had.", completion: .directory)
    var bundle: String

    @Option(help: "The folder to make, with the statements and the letter.", completion: .directory)
    var output: String

    @Option(help: "An official whose passphrase opens the sealed files; two for a spare code.")
    var official: [String] = []

    @Option(help: "Where an official's passphrase is, as in griffier=FILE; otherwise it is asked for.")
    var passphraseFile: [String] = []

    @Option(help: "A sealed signing key to sign the statements with; without one, they are to be signed.")
    var key: [String] = []

    @Option(help: "Where the passphrases of the signing keys are, in their order; otherwise they are asked for.")
    var keyPassphraseFile: [String] = []

    @Option(help: "Only this sheet; may be repeated. Otherwise every sheet that the letter opens.")
    var sheet: [String] = []

    @Option(help: "Until how many hours from now the statements can be submitted.")
    var hours = 24

    func validate() throws {
        guard Set(official).count == official.count else { throw ValidationError("--official: somebody stands twice") }
        for name in try passphraseFiles().keys where !official.contains(name) {
            throw ValidationError("--passphrase-file \(name): no --official of that name")
        }
        guard keyPassphraseFile.isEmpty || keyPassphraseFile.count == key.count else {
            throw ValidationError("--key-passphrase-file: one for each --key, or none")
        }
        guard (1...24 * 14).contains(hours) else { throw ValidationError("--hours \(hours): from 1 to 336") }
        _ = try sheets()
    }

    var files: IssueFolder { IssueFolder(URL(filePath: folder, directoryHint: .isDirectory)) }

    func readBundle() throws -> BundleReplay {
        try BundleReplay(reading: BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory)))
    }

    func sheets() throws -> Set<SheetID>? {
        guard !sheet.isEmpty else { return nil }
        return Set(
            try sheet.map { text in
                guard let id = SheetID(text) else { throw ValidationError("--sheet \(text): the id of a sheet") }
                return id
            }
        )
    }

    /// Now, by the clock that Dutch letters show, and the last moment of submission.
    func times(in definition: RoundDefinition) throws -> StatementTimes {
        let now = Int(Date.now.timeIntervalSince1970)
        let offset = definition.schedule.opens.offsetMinutes
        guard let signed = Moment(unixSeconds: now, offsetMinutes: offset),
            let last = Moment(unixSeconds: now + hours * 3600, offsetMinutes: offset),
            let times = StatementTimes(signed: signed, submitBy: last)
        else { throw CommandFailure("this machine's clock shows no time that a statement can bear") }
        return times
    }

    /// The passphrases of the officials named, asked for once; nobody's where the files are not sealed.
    func passphrases(for locks: [String]) throws -> [String: SecretBytes] {
        guard !locks.isEmpty else {
            Talk.warning("the files of \(folder) are not sealed: good for rehearsals only")
            return [:]
        }
        guard !official.isEmpty else {
            throw CommandFailure(
                "nobody opens the sealed files",
                hint: "name who does with --official: \(locks.joined(separator: ", "))"
            )
        }
        for name in official where !locks.contains(name) {
            throw CommandFailure(
                "\(name) has no passphrase of these files",
                hint: "those who have one: \(locks.joined(separator: ", "))"
            )
        }
        let files = try passphraseFiles()
        var passphrases: [String: SecretBytes] = [:]
        for name in official {
            let source = files[name].map(PassphraseSource.file) ?? .terminal(prompt: "passphrase of \(name): ")
            passphrases[name] = try source.read()
        }
        return passphrases
    }

    func signingKeys() throws -> [SigningKey] {
        try key.enumerated().map { place, path in
            let file = keyPassphraseFile.isEmpty ? nil : keyPassphraseFile[place]
            return try OfficialKey.read(path, passphraseFile: file)
        }
    }

    private func passphraseFiles() throws -> [String: String] {
        try IssueCodesCommand.pairs(passphraseFile, "--passphrase-file")
    }
}
