//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CSodium
import VerifyCommand

/// `stemronde ballot credential`.
struct BallotCredentialCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "credential",
        abstract: "Print the Belenios credential that follows from a voting code.",
        discussion: """
            Prints the public credential, as it stands on the roll. With --private it prints the private one, as \
            belenios-tool takes it to make a ballot: whoever has that can vote in your place.

            Example: stemronde ballot credential avpHmfAVfquKZi --postcode '9401 AB' --house-number 12
            """
    )

    @Argument(help: "The election's uuid.")
    var uuid: String

    @OptionGroup var voter: VoterOptions

    @Flag(help: "Print the private credential.")
    var `private` = false

    func validate() throws {
        guard BallotContext.isUUID(Array(uuid.utf8)) else { throw ValidationError("\(uuid): not an election's uuid") }
    }

    func perform() async throws {
        let credential = try voter.credential(uuid: Array(uuid.utf8))
        guard `private` else { return Answer.line(String(decoding: credential.publicKey.hex, as: UTF8.self)) }
        Talk.warning("whoever has this credential can vote in your place")
        var text = credential.exposedText + [0x0A]
        defer { sodium_memzero(&text, text.count) }
        Answer.write(text)
    }
}
