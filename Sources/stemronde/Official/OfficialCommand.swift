//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser

/// `stemronde official`.
struct OfficialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "official",
        abstract: "Make, read and sign the statements that change a round.",
        discussion: """
            A statement is a short text file. One official drafts and signs it, the next reads in plain words what it says \
            and adds a signature; then it is submitted. A signed statement fits in one place of one round, once.

            Example: stemronde official draft extend bundle/ --closes 2028-03-16T20:00:00+01:00 --reason 'storing bij de \
            provider' > verlenging.txt
            """,
        subcommands: [
            OfficialKeygenCommand.self, OfficialDraftCommand.self, OfficialShowCommand.self, OfficialSignCommand.self,
            OfficialSubmitCommand.self, OfficialRosterCommand.self,
        ]
    )
}
