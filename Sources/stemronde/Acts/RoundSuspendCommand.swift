//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round suspend`.
struct RoundSuspendCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "Stop the taking of ballots for a while.",
        discussion: """
            One official can, at once. The closing time stays as it is; extend it where that is needed.

            Example: stemronde round suspend parkeren --instance assen --key griffier.key --reason 'storing bij de provider'
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .suspend, options: options, reason: why.words).run()
    }
}
