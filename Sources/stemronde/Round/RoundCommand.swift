//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser

/// `stemronde round`.
struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "Bring in rounds, and take them through their phases.",
        discussion: """
            'round show' says where a round is and what comes next, with the command for it. Every act is drafted from the \
            record, shown in plain words, and signed; the grave ones by two officials.

            Example: stemronde round show parkeren --instance assen
            """,
        subcommands: [
            RoundCheckCommand.self, RoundAddCommand.self, RoundListCommand.self, RoundShowCommand.self,
            RoundExportCommand.self, RoundAdoptCommand.self, RoundSetUpCommand.self, RoundUnreadyCommand.self,
            RoundOpenCommand.self, RoundSuspendCommand.self, RoundResumeCommand.self, RoundExtendCommand.self,
            RoundCloseCommand.self, RoundAnnulCommand.self, RoundTallyCommand.self, RoundPublishCommand.self,
            RoundInvalidCommand.self, RoundAnswerCommand.self, MinutesCommand.self,
        ]
    )
}
