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
import SealedFiles
import VerifyCommand

/// `stemronde trustee share`.
struct TrusteeShareCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Check everybody's contribution, and make your share of the key.",
        discussion: """
            The share is sealed under the passphrase of your seed, in your folder; its public half goes to everybody.

            Example: stemronde trustee share anna /media/stick
            """
    )

    @OptionGroup var folders: CeremonyFolders
    @OptionGroup var opening: OpeningOptions

    func perform() async throws {
        let (own, exchange) = (folders.own, folders.common)
        let place = try own.place()
        let set = try own.gathered()
        guard NewFile.isThere(own.contribution) else {
            throw CommandFailure("you have not contributed yet", hint: try CeremonyProgress(folders).hint)
        }
        try NewFile.demandFree(own.publicKey, exchange.key(place.index))
        let contributions = try exchange.contributions(place.plan)
        let (trustee, protection) = try own.trustee(place, opening)
        let (secret, key) = try trustee.share(of: set, contributions: contributions)
        if NewFile.isThere(own.key) {
            // A step that was broken off: the key is sealed, its public half is not handed over.
            let kept = try own.readKey(opening)
            guard kept.generatorPower == secret.generatorPower else {
                throw CommandFailure("\(own.key) is another key", hint: "move it away if it is of an older ceremony")
            }
        } else {
            try own.writeKey(secret, protection)
        }
        try NewFile.write(key.bytes, to: own.publicKey)
        try exchange.hand(key.bytes, as: exchange.key(place.index))
        Answer.line("public key: \(exchange.key(place.index))")
        Talk.note("\(own.key) opens sums: keep your folder, keep the passphrase, and put a copy of the folder away")
        try CeremonyProgress(folders).tell()
    }
}
