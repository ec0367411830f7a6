//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round extend`.
struct RoundExtendCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Move the closing time to a later moment.",
        discussion: """
            Only while the round is open or suspended. It must be submitted before the closing time that it moves.

            Example: stemronde round extend parkeren 2028-03-16T20:00:00+01:00 --instance assen --key griffier.key --out verlengen.txt \
            --reason 'storing bij de provider'
            """
    )

    @OptionGroup var options: ActOptions
    @Argument(help: "The new closing time, as in 2028-03-16T20:00:00+01:00.")
    var closes: String

    @OptionGroup var why: ReasonOption

    func validate() throws {
        _ = try TypedMoment.read(closes, "CLOSES")
    }

    func perform() async throws {
        try await ActDesk(
            kind: .extend,
            options: options,
            reason: why.words,
            closes: try TypedMoment.read(closes, "CLOSES")
        ).run()
    }
}
