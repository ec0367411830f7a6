//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round invalid`.
struct RoundInvalidCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "invalid",
        abstract: "Declare a known result of no effect.",
        discussion: """
            The body decides that, and says why. The result stays visible.

            Example: stemronde round invalid parkeren --instance assen --key griffier.key --out ongeldig.txt --reason 'raadsbesluit 2028-40'
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .declareInvalid, options: options, reason: why.words).run()
    }
}
