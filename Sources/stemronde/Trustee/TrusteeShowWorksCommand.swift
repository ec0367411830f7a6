//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CanonicalText
import KeyCeremony
import VerifyCommand

/// `stemronde trustee show-works`.
struct TrusteeShowWorksCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-works",
        abstract: "Show that your key still works, before a round becomes ready.",
        discussion: """
            Proves that you hold the key, bound to an occasion that nobody could know before: the hash of the act that \
            adopted the round, say.

            Example: stemronde trustee show-works anna /media/stick --occasion HASH
            """
    )

    @OptionGroup var folders: CeremonyFolders
    @OptionGroup var occasion: Occasion
    @OptionGroup var opening: OpeningOptions

    func perform() async throws {
        let occasion = try occasion.digest()
        let secret = try folders.own.readKey(opening)
        let key = secret.generatorPower
        let path = folders.common.demonstration(key)
        let demonstration = KeyDemonstration(of: secret, occasion: occasion)
        try NewFile.write(demonstration.file(key: key, occasion: occasion), to: path)
        Answer.line("demonstration: \(path)")
    }

    /// The command, for a hash that the officials read out.
    static func hint(_ folder: TrusteeFolder, _ exchange: Exchange) -> String {
        ShellWord.command("trustee", "show-works", folder.path, exchange.path, "--occasion", "HASH")
    }
}

/// What a demonstration is bound to.
struct Occasion: ParsableArguments {
    @Option(help: "A hash that nobody could know before (64 hex digits).")
    var occasion: String

    func validate() throws {
        _ = try digest()
    }

    func digest() throws -> Digest {
        guard let digest = Digest(hex: occasion.utf8) else {
            throw ValidationError("--occasion \(occasion): not 64 lower-case hex digits")
        }
        return digest
    }
}
