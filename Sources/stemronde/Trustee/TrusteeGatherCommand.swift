//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// `stemronde trustee gather`.
struct TrusteeGatherCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "gather",
        abstract: "Take everybody's certificates, and see their fingerprint.",
        discussion: """
            Prints the fingerprint of all certificates together. All trustees read it out to each other, by voice or in \
            one room, never by the way the files came: whoever passes them on could have put in others.

            Example: stemronde trustee gather anna /media/stick
            """
    )

    @OptionGroup var folders: CeremonyFolders

    @Flag(help: "Print the fingerprint as JSON.")
    var json = false

    func perform() async throws {
        let (own, exchange) = (folders.own, folders.common)
        let place = try own.place()
        let set: CertificateSet
        if NewFile.isThere(own.certificates) {
            // What was taken once stays; the step is only shown again.
            set = try own.gathered()
        } else {
            set = try exchange.certificates(place.plan)
            guard set.certificates[place.index - 1].bytes == (try InputFile.read(own.certificate)) else {
                throw CommandFailure(
                    "\(exchange.certificate(place.index)) is not your certificate",
                    hint: "find out whose it is; two trustees may have taken one place"
                )
            }
            try NewFile.write(set.bytes, to: own.certificates)
        }
        answer(set, place)
        try CeremonyProgress(folders).tell()
    }

    private func answer(_ set: CertificateSet, _ place: CeremonyPlace) {
        guard !json else {
            var writer = CanonicalWriter()
            writer.literal("{\"trustees\":")
            writer.integer(place.plan.size)
            writer.literal(",\"threshold\":")
            writer.integer(place.plan.threshold)
            writer.literal(",\"fingerprint\":")
            writer.string(set.fingerprint.hex)
            writer.literal("}\n")
            return Answer.write(writer.bytes)
        }
        Answer.line("certificates of \(place.plan.size) trustees, any \(place.plan.threshold) of whom open the sums")
        Answer.line("fingerprint, to be compared by voice, all of it:\n")
        Answer.line(Fingerprint.block(set.fingerprint))
    }
}
