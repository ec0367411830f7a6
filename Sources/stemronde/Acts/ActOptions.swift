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

/// What every act of a round asks for: which round, who signs, and where it goes.
struct ActOptions: ParsableArguments {
    @Argument(help: "The round's id.")
    var round: String

    @OptionGroup var place: InstanceOption

    @Option(help: "Your key, to sign on the spot; again for another official who is here.", completion: .file())
    var key: [String] = []

    @Option(
        help: "Where the passphrases of the keys are, in their order; otherwise they are asked for.",
        completion: .file()
    )
    var passphraseFile: [String] = []

    @Option(help: "Write it to this file, for others to sign, and submit nothing.", completion: .file())
    var out: String?

    @OptionGroup var submission: SubmissionOption
    @OptionGroup var speech: SpeechOption

    @Flag(help: "You have read it, and sign it.")
    var yes = false

    func validate() throws {
        _ = try id()
        guard passphraseFile.isEmpty || passphraseFile.count == key.count else {
            throw ValidationError("--passphrase-file: one for each --key, or none")
        }
    }

    func id() throws -> RoundID {
        guard let id = RoundID(round) else { throw ValidationError("\(round): no id of a round") }
        return id
    }

    /// The keys, opened, of officials who may sign; nobody twice.
    func signingKeys(of signatories: Signatories) throws -> [SigningKey] {
        var keys: [SigningKey] = []
        for (place, path) in key.enumerated() {
            let file = passphraseFile.isEmpty ? nil : passphraseFile[place]
            let key = try OfficialKey.read(path, passphraseFile: file)
            guard signatories.keys.contains(key.verifierKey) else {
                throw CommandFailure("the key \(key.verifierKey.name) is not on the roster in force")
            }
            guard !keys.contains(where: { $0.verifierKey.name == key.verifierKey.name }) else {
                throw CommandFailure("\(key.verifierKey.name) signs once")
            }
            keys.append(key)
        }
        return keys
    }
}

/// A reason, for acts that give one.
struct ReasonOption: ParsableArguments {
    @Option(help: "Why; it becomes public.")
    var reason: String?

    func validate() throws {
        if let reason, StatementWords(reason) == nil {
            throw ValidationError(
                "--reason: one line of 1 to \(StatementWords.sizeLimit) bytes, without control characters"
            )
        }
    }

    var words: StatementWords? { reason.flatMap { StatementWords($0) } }
}

/// Reads a moment as it was typed.
enum TypedMoment {
    static func read(_ text: String?, _ option: String) throws -> Moment? {
        guard let text else { return nil }
        guard let moment = Moment(text) else {
            throw ValidationError("\(option) \(text): a moment such as 2028-03-15T20:00:00+01:00 is expected")
        }
        return moment
    }
}
