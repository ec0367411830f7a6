//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CSodium
import CanonicalText
import ElectionRecord
import KeyCeremony
import SealedFiles
import VerifyCommand

/// `stemronde trustee begin`.
struct TrusteeBeginCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Begin a key ceremony: make your seed and your certificate.",
        discussion: """
            Agree beforehand who has which index. The seed stays in your folder, sealed under your passphrase; the \
            certificate goes to everybody.

            Example: stemronde trustee begin anna /media/stick --index 1 --trustees 3 --threshold 2
            """
    )

    @OptionGroup var folders: CeremonyFolders

    @Option(help: "Your place among the trustees, from 1.")
    var index: Int

    @Option(help: "How many trustees there are.")
    var trustees: Int

    @Option(help: "How many of them open the sums together: more than half.")
    var threshold: Int

    @OptionGroup var sealing: SealingOptions

    func validate() throws {
        guard 1...max(1, trustees) ~= index else {
            throw ValidationError("--index \(index): not from 1 to \(trustees), the number of trustees")
        }
    }

    func perform() async throws {
        let (own, exchange) = (folders.own, folders.common)
        let place = CeremonyPlace(plan: try CeremonyPlan(size: trustees, threshold: threshold), index: index)
        try NewFile.demandFree(own.seed, own.certificate, own.key, exchange.certificate(index))
        let protection = try sealing.protection(of: place.lock)
        try NewFile.makeFolder(own.path)
        try NewFile.makeFolder(exchange.path)

        let seed = CeremonySeed()
        var bytes = seed.exposedBytes
        let secret = SecretBytes(wiping: &bytes)
        try SealedFile.seal(secret: secret, purpose: place.purpose, protection: protection).write(to: own.seed)
        let certificate = ThresholdTrustee(plan: place.plan, index: index, seed: seed).certificate().bytes
        try NewFile.write(certificate, to: own.certificate)
        try exchange.hand(certificate, as: exchange.certificate(index))

        Answer.line("certificate: \(exchange.certificate(index))")
        if sealing.rehearsal { Talk.warning("\(own.seed) is not sealed: good for rehearsals only") }
        try CeremonyProgress(folders).tell()
    }
}
