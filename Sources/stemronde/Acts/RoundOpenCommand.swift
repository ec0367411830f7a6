//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round open`.
struct RoundOpenCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a round that is ready.",
        discussion: """
            Sets when ballots are taken, as the definition says or as you say, and names everything that a ballot relies on: \
            rolls, letters, trustees' keys.

            Example: stemronde round open parkeren --instance assen --key griffier.key --out openen.txt
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    @Option(help: "When the round opens, as in 2028-03-01T09:00:00+01:00; otherwise as the definition has it.")
    var opens: String?

    @Option(help: "When it closes; otherwise as the definition has it.")
    var closes: String?

    func validate() throws {
        _ = try TypedMoment.read(opens, "--opens")
        _ = try TypedMoment.read(closes, "--closes")
    }

    func perform() async throws {
        try await ActDesk(
            kind: .open,
            options: options,
            reason: why.words,
            opens: try TypedMoment.read(opens, "--opens"),
            closes: try TypedMoment.read(closes, "--closes")
        ).run()
    }
}
