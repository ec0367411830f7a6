//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import KeyCeremony
import VerifyCommand

/// `stemronde trustee contribute`.
struct TrusteeContributeCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "contribute",
        abstract: "Give your part of the key, once the fingerprint was compared.",
        discussion: """
            Makes the second message: your coefficients, and an encrypted share for everybody. Asks first whether the \
            fingerprint was compared; --compared says that it was.

            Example: stemronde trustee contribute anna /media/stick --compared
            """
    )

    @OptionGroup var folders: CeremonyFolders

    @Flag(help: "All trustees have read out the same fingerprint.")
    var compared = false

    @OptionGroup var opening: OpeningOptions

    func perform() async throws {
        let (own, exchange) = (folders.own, folders.common)
        let place = try own.place()
        let set = try own.gathered()
        try NewFile.demandFree(own.contribution, exchange.contribution(place.index))
        if !compared { Talk.note("fingerprint of the certificates:\n\n\(Fingerprint.block(set.fingerprint))") }
        try Confirmation.demand(
            "all trustees have read out this same fingerprint to each other?",
            isGiven: compared,
            flag: "--compared"
        )
        let (trustee, _) = try own.trustee(place, opening)
        let contribution = try trustee.contribution(to: set).bytes
        try NewFile.write(contribution, to: own.contribution)
        try exchange.hand(contribution, as: exchange.contribution(place.index))
        Answer.line("contribution: \(exchange.contribution(place.index))")
        try CeremonyProgress(folders).tell()
    }
}
