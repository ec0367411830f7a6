//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// `stemronde trustee single`.
struct TrusteeSingleCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "single",
        abstract: "Make the key of a trustee who must take part.",
        discussion: """
            Without this trustee nothing is ever opened: if the key or its passphrase is lost, so is the outcome. A \
            threshold key (stemronde trustee begin) can lose one.

            Example: stemronde trustee single anna /media/stick
            """
    )

    @OptionGroup var folders: CeremonyFolders
    @OptionGroup var sealing: SealingOptions

    func perform() async throws {
        let (own, exchange) = (folders.own, folders.common)
        try NewFile.demandFree(own.key, own.publicKey, own.seed)
        let protection = try sealing.protection(of: "trustee")
        try NewFile.makeFolder(own.path)
        try NewFile.makeFolder(exchange.path)
        let secret = SecretScalar.random()
        let key = SingleTrustee.key(of: secret)
        try own.writeKey(secret, protection)
        try NewFile.write(key.bytes, to: own.publicKey)
        try exchange.hand(key.bytes, as: exchange.single(key.publicKey))
        Answer.line("public key: \(exchange.single(key.publicKey))")
        if sealing.rehearsal { Talk.warning("\(own.key) is not sealed: good for rehearsals only") }
        Talk.note(
            "hint: when all keys are in \(exchange.path), one of you: "
                + ShellWord.command("trustee", "assemble", exchange.path)
        )
    }
}
