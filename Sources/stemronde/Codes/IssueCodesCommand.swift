//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import Foundation
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import VerifyCommand

/// `stemronde codes issue`.
struct IssueCodesCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Make a round's voting codes, letters and rolls.",
        discussion: """
            Writes a new folder: secret/ with the letters for the printer and the sealed link and reserve files, and \
            public/ with every sheet's roll and credentials and the numbers for the issue statement.

            The sealed files open with passphrases of officials: the link file with any one of theirs, a spare code \
            with two. They are asked for on the terminal, or read from files. --check shows the numbers and makes no \
            code.

            The round's public folder says what was adopted: its definition, and the uuid of each sheet. Without it, name \
            both with --definition and --election.

            Example: stemronde codes issue --bundle openbaar/ --register adressen.csv --register-date 2027-01-15 \
            --official griffier --official notaris uitgifte/
            """
    )

    @Option(help: "The round's public folder, once it is adopted.", completion: .directory)
    var bundle: String?

    @Option(help: "The round's definition.json; without --bundle.", completion: .file())
    var definition: String?

    @OptionGroup var source: IssueSource

    @Option(help: "A sheet and the uuid that the round's adoption gave it, as in raad=UUID; without --bundle.")
    var election: [String] = []

    @Option(help: "The name of an official whose passphrase the sealed files take; at least two.")
    var official: [String] = []

    @Option(help: "Where an official's passphrase is, as in griffier=FILE; otherwise it is asked for.")
    var passphraseFile: [String] = []

    @Flag(help: "Seal nothing: the secret files are protected by their mode only. For rehearsals.")
    var rehearsal = false

    @Flag(help: "Show the numbers only; make no code and no folder.")
    var check = false

    @Flag(help: "Print the numbers as JSON (issue.json).")
    var json = false

    @Argument(help: "The folder to make; it must not be there yet.", completion: .directory)
    var folder: String?

    func validate() throws {
        guard !check || !json else {
            throw ValidationError("--json prints what was issued, and --check issues nothing")
        }
        guard check || folder != nil else { throw ValidationError("name the folder to make, or use --check") }
        guard (bundle == nil) != (definition == nil) else {
            throw ValidationError("name the round's public folder with --bundle, or its definition with --definition")
        }
        guard bundle == nil || election.isEmpty else {
            throw ValidationError("--election: the public folder says which elections there are")
        }
        _ = try namedElections()
        guard !check, !rehearsal else { return }
        guard official.count >= 2, Set(official).count == official.count else {
            throw ValidationError("name two different officials or more with --official, or use --rehearsal")
        }
        for name in try passphraseFiles().keys where !official.contains(name) {
            throw ValidationError("--passphrase-file \(name): no --official of that name")
        }
    }

    func perform() async throws {
        let (definition, elections) = try readRound()
        let (plan, digests) = try source.plan(definition)
        guard !check, let folder else {
            Answer.write(IssueText.text(plan))
            return
        }
        let issuer = try CodeIssuer(
            plan: plan,
            elections: elections,
            registerDigest: digests.register,
            registerDate: source.date(),
            votersDigest: digests.voters
        )
        // Before anybody types a passphrase; the issuer looks again.
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure(
                "\(folder) is there already, and nothing is overwritten",
                hint: "name a folder that is not there yet"
            )
        }
        let protection = try protection()
        let bar = ProgressBar("deriving credentials")
        let progress = IssueProgress(total: issuer.work, bar)
        var generator = SodiumGenerator()
        let numbers = try await issuer.issue(
            into: URL(filePath: folder, directoryHint: .isDirectory),
            protection: protection,
            using: &generator,
            progress: { progress.add($0) }
        )
        bar.finish()
        if json {
            Answer.write(numbers.json + [0x0A])
        } else {
            Answer.write(IssueText.text(plan))
            Talk.note("\(folder)/secret/letters.csv is for the printer; destroy it when the letters are out")
            if rehearsal { Talk.warning("nothing in \(folder)/secret is sealed") }
        }
    }

    /// The definition, and the election of each sheet.
    private func readRound() throws -> (RoundDefinition, [SheetID: ElectionID]) {
        if let definition { return (try LetterSource.readDefinition(definition), try namedElections()) }
        let replay = try BundleReplay(reading: BundleFolder(URL(filePath: bundle ?? "", directoryHint: .isDirectory)))
        var elections: [SheetID: ElectionID] = [:]
        for sheet in replay.state.sheets { elections[sheet.terms.id] = sheet.election }
        guard replay.state.phase == .adopted || check else {
            throw CommandFailure(
                "round \(replay.definition.id) is \(replay.state.phase), and codes are issued once it is adopted",
                hint: replay.state.phase == .draft ? "stemronde round adopt --help" : nil
            )
        }
        return (replay.definition, elections)
    }

    private func namedElections() throws -> [SheetID: ElectionID] {
        var elections: [SheetID: ElectionID] = [:]
        for (key, value) in try Self.pairs(election, "--election") {
            guard let sheet = SheetID(key), let uuid = ElectionID(value) else {
                throw ValidationError("--election \(key)=\(value): the id of a sheet and a uuid are expected")
            }
            elections[sheet] = uuid
        }
        return elections
    }

    private func passphraseFiles() throws -> [String: String] {
        try Self.pairs(passphraseFile, "--passphrase-file")
    }

    private func protection() throws -> IssueProtection {
        guard !rehearsal else { return .rehearsal }
        let files = try passphraseFiles()
        let locks = try official.map { name in
            let source = files[name].map(PassphraseSource.file) ?? .terminal(prompt: "new passphrase of \(name): ")
            return try SealLock(name: name, passphrase: source.readNew(repeatPrompt: "the same again: "))
        }
        return IssueProtection(
            link: .passphrases(locks, needed: .one),
            spare: .passphrases(locks, needed: .two)
        )
    }

    /// The parts of `KEY=VALUE` options, no key twice.
    static func pairs(_ texts: [String], _ option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, pairs.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                throw ValidationError("\(option) \(text): NAME=VALUE is expected, each name once")
            }
        }
        return pairs
    }
}
