//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser

/// `stemronde ballot`.
struct BallotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballot",
        abstract: "Make a ballot from a voting code, or check one (voter).",
        discussion: """
            What the page does in a browser, without one: the code and the choices stay on your machine; the ballot file \
            is sent.

            Example: stemronde ballot create bundle/ --choices choices.txt --postcode '9401 AB' --house-number 12 \
            --output ballot.json
            """,
        subcommands: [
            BallotFormCommand.self, BallotCreateCommand.self, BallotCheckCommand.self, BallotCredentialCommand.self,
        ]
    )
}
