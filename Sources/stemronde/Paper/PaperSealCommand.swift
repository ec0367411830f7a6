//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import ElectionRecord
import Foundation
import PaperDesk
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import VerifyCommand

/// `stemronde paper seal`.
struct PaperSealCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Encrypt a pile on which both entries agree, and destroy what was typed.",
        discussion: """
            Shuffles the ballots, encrypts each and signs it with a paper credential: two officials open the registrar's \
            paper.sealed for that. Writes the encrypted ballots, which anybody may have and the service casts, and the numbers \
            for the minutes, signed by both. Then what was typed is destroyed; the papers are kept. Run it again if it was broken off.

            Example: stemronde paper seal papier/ --bundle openbaar/ --key griffier.key --key projectleider.key --paper \
            paper.sealed --official griffier --official notaris
            """
    )

    @OptionGroup var options: PaperOptions
    @OptionGroup var keys: DeskKeyOptions

    @Option(help: "The registrar's sealed file with the paper codes: secret/paper.sealed.", completion: .file())
    var paper: String

    @Option(help: "An official whose passphrase opens it; two.")
    var official: [String] = []

    @Option(help: "Where an official's passphrase is, as in griffier=FILE; otherwise it is asked for.")
    var passphraseFile: [String] = []

    func validate() throws {
        for name in try IssueCodesCommand.pairs(passphraseFile, "--passphrase-file").keys where !official.contains(name)
        {
            throw ValidationError("--passphrase-file \(name): no --official of that name")
        }
    }

    func perform() async throws {
        let session = try options.open()
        // Broken off before what was typed was destroyed: that is done whatever the time.
        if let count = try session.desk.finishSealing(session.pile) {
            Talk.note("\(session.pile.name) was encrypted before; what was typed is gone, if there was any left")
            return tell(count, session)
        }
        try PaperClock.demandEnd(session)
        try PaperClock.demandClosing(session)
        let officials = try keys.officials(2, of: session.replay)
        // Before the codes are opened: whatever is missing is told first.
        let comparison = try session.desk.compare(session.pile, officials)
        _ = try comparison.agreed(try session.desk.readResolution(of: comparison, officials))
        guard let election = session.replay.state.sheets[session.pile.sheetPlace].election,
            let setUp = session.replay.setUps[election]
        else { throw CommandFailure("sheet \(session.pile.sheet) has no election in \(options.bundle)") }
        let urn = try PaperUrn(
            session.pile,
            state: session.replay.state,
            context: setUp.election.context,
            spares: try spares(session.definition)
        )
        var generator = SodiumGenerator()
        let bar = ProgressBar("encrypting")
        let count = try session.desk.seal(
            session.pile,
            by: officials,
            urn: urn,
            envelopes: try session.received().total(session.pile),
            using: &generator
        ) { bar.show($0, of: $1) }
        bar.finish()
        tell(count, session)
    }

    private func tell(_ count: PaperCount, _ session: PaperSession) {
        let folder = "\(options.desk)/\(session.pile.name)"
        Answer.line("\(session.pile.name): \(count.ballots - count.void) ballots encrypted: \(folder)/ballots.jsonl")
        Answer.line("numbers, signed by both: \(folder)/count.note")
        if count.void > 0 {
            Talk.warning("\(count.void) ballots could not be cast: an invalid answer that cannot be blank")
        }
        Talk.note("what was typed is destroyed; keep the papers, in their order, under lock")
        Talk.note("hint: " + ShellWord.command("paper", "cast", "\(folder)/ballots.jsonl", "--instance", "DIR"))
    }

    private func spares(_ definition: RoundDefinition) throws -> SpareCodes {
        let file = URL(filePath: paper)
        let locks = try SpareCodes.locks(file, .paper, of: definition)
        var passphrases: [String: SecretBytes] = [:]
        if locks.isEmpty {
            Talk.warning("\(paper) is not sealed: good for rehearsals only")
        } else {
            guard official.count == 2, Set(official).count == 2, official.allSatisfy(locks.contains) else {
                throw CommandFailure(
                    "the paper codes take two officials",
                    hint: "name two with --official: \(locks.joined(separator: ", "))"
                )
            }
            let files = try IssueCodesCommand.pairs(passphraseFile, "--passphrase-file")
            for name in official {
                let source = files[name].map(PassphraseSource.file) ?? .terminal(prompt: "passphrase of \(name): ")
                passphrases[name] = try source.read()
            }
        }
        return try SpareCodes.open(file, .paper, of: definition, passphrases: passphrases)
    }
}
