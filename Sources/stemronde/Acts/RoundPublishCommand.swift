//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round publish`.
struct RoundPublishCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "State the result as the body has established it.",
        discussion: """
            Names the same result as the tally did, and is refused unless the whole record verifies.

            Example: stemronde round publish parkeren --instance assen --key griffier.key --out vaststellen.txt
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .publish, options: options, reason: why.words).run()
    }
}
