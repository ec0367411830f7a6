//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser

/// `stemronde official roster`.
struct OfficialRosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Write and check the list of officials.",
        discussion: "Example: stemronde official roster check roster-1.txt roster-2.txt",
        subcommands: [
            OfficialRosterDraftCommand.self, OfficialRosterCheckCommand.self, OfficialRosterBeginCommand.self,
        ]
    )
}
