//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round annul`.
struct RoundAnnulCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "annul",
        abstract: "End a round before anything is counted.",
        discussion: """
            Nothing of it is ever opened; the record stays. Impossible once a trustee's answer is on record.

            Example: stemronde round annul parkeren --instance assen --key griffier.key --out intrekken.txt --reason 'raadsbesluit 2028-31'
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .annul, options: options, reason: why.words).run()
    }
}
