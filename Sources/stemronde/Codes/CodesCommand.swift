//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser

/// `stemronde codes`.
struct CodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Make voting codes (registrar, off-line).",
        subcommands: [
            IssueCodesCommand.self, LettersCommand.self, ReplaceCommand.self, LateCommand.self, BlockCommand.self,
            DestroyCommand.self,
        ]
    )
}
