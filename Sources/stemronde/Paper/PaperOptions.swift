//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import BallotCore
import Foundation
import PaperDesk
import RoundBundle
import Rounds
import SealedFiles
import SignedNotes
import VerifyCommand

/// The paper desk's folder, and the round that it works for.
struct PaperOptions: ParsableArguments {
    @Argument(help: "The paper desk's own folder; made by the first command.", completion: .directory)
    var desk: String

    @Option(help: "The round's public folder, as new as it can be had.", completion: .directory)
    var bundle: String

    @Option(help: "The pile, as parkeren.1: its sheet, and the number of its weight; where there are several.")
    var pile: String?

    @Option(help: "The fingerprint of the municipality's first roster (64 hex digits), from where it was published.")
    var anchor: String?

    func open() throws -> PaperSession {
        let replay = try BundleReplay(reading: BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory)))
        if let expected = try anchor.map({ try HashOption.read($0, of: "--anchor") }), expected != replay.rosters.anchor
        {
            throw CommandFailure("\(bundle): its first roster is another one: it is not a record of these officials")
        }
        return try PaperSession(
            replay: replay,
            pile: Self.pile(pile, of: replay.definition),
            folder: URL(filePath: desk, directoryHint: .isDirectory)
        )
    }

    /// The pile of this name, or the only one.
    static func pile(_ name: String?, of definition: RoundDefinition) throws -> Pile {
        let all = Pile.all(of: definition)
        if let name { return try Pile.named(name, of: definition) }
        guard all.count == 1 else {
            throw CommandFailure(
                "which pile?",
                hint: "name one with --pile: " + all.map { "\($0.name) (weight \($0.weight))" }.joined(separator: ", ")
            )
        }
        return all[0]
    }
}

/// The keys of officials at the desk.
struct DeskKeyOptions: ParsableArguments {
    @Option(help: "An official's key, NAME.key; two where two work together.", completion: .file())
    var key: [String]

    @Option(help: "Where the passphrases of the keys are, in their order; otherwise they are asked for.")
    var keyPassphraseFile: [String] = []

    func validate() throws {
        guard keyPassphraseFile.isEmpty || keyPassphraseFile.count == key.count else {
            throw ValidationError("--key-passphrase-file: one for each --key, or none")
        }
    }

    /// Opens the keys, of which there must be so many.
    func officials(_ count: Int, of replay: BundleReplay) throws -> [DeskOfficial] {
        guard key.count == count else {
            throw CommandFailure(
                count == 1 ? "an entry is one official's" : "this takes the two officials who entered the pile",
                hint: count == 1 ? "give one --key" : "give two: --key A.key --key B.key"
            )
        }
        return try key.enumerated().map { place, path in
            let file = try SealedFile.read(path, purpose: OfficialKey.purpose, access: .anybody)
            var passphrase: SecretBytes?
            if file.needed == 0 {
                Talk.warning("\(path) is not sealed: good for rehearsals only")
            } else {
                let prompt = "passphrase of the signing key of \(file.locks.joined(separator: ", ")): "
                let source =
                    keyPassphraseFile.isEmpty
                    ? PassphraseSource.terminal(prompt: prompt) : .file(keyPassphraseFile[place])
                passphrase = try source.read()
            }
            let text = try (passphrase.map { try file.open(with: $0) } ?? file.open(with: [:])).secret()
            return try DeskOfficial(
                key: try text.withUnsafeBytes { try SigningKey(text: $0) },
                passphrase: passphrase,
                instance: replay.instance,
                known: replay.paperDesk
            )
        }
    }
}

/// Work on one pile.
struct PaperSession {
    let replay: BundleReplay
    let pile: Pile
    let desk: DeskFolder
    let shapes: [QuestionShape]
    /// By this machine's clock.
    let now: Moment

    init(replay: BundleReplay, pile: Pile, folder: URL) throws {
        self.replay = replay
        self.pile = pile
        desk = DeskFolder(
            folder,
            of: replay.definition,
            known: replay.paperDesk,
            anchor: replay.rosters.anchor
        )
        shapes = try pile.shapes(in: replay.definition)
        let offset = replay.definition.schedule.opens.offsetMinutes
        guard let now = Moment(unixSeconds: Int(Date.now.timeIntervalSince1970), offsetMinutes: offset) else {
            throw CommandFailure("this machine's clock is set to no moment that a round can have")
        }
        self.now = now
        try desk.open()
    }

    var definition: RoundDefinition { replay.definition }

    func received() throws -> ReceptionBook { try ReceptionBook(reading: desk.received) }
}

extension BundleReplay {
    /// The keys of the officials whom the roster in force lets work at the paper desk.
    var paperDesk: VerifierKeys {
        let officials = rosters.current?.officials.filter { $0.roles.contains(.paper) } ?? []
        return (try? VerifierKeys(officials.map(\.key))) ?? .none
    }
}
