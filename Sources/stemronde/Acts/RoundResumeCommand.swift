//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round resume`.
struct RoundResumeCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Take ballots again.",
        discussion: """
            Two officials do.

            Example: stemronde round resume parkeren --instance assen --key griffier.key --out hervatten.txt
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .resume, options: options, reason: why.words).run()
    }
}
