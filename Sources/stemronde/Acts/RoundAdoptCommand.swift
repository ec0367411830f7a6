//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round adopt`.
struct RoundAdoptCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Adopt a round: its definition is frozen.",
        discussion: """
            Gives every sheet the uuid of its election. From here on the definition cannot be changed.

            Example: stemronde round adopt parkeren --instance assen --key griffier.key
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .adopt, options: options, reason: why.words).run()
    }
}
