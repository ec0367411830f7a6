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
        discussion: """
            First the issue with its letters; then, at the desk, replacements, late registrations and blocks; after the \
            round the destruction. The guide: docs/guides/registrar.md.

            Example: stemronde codes issue --bundle openbaar/ --register adressen.csv --register-date 2027-01-15 \
            --official griffier --official notaris uitgifte/
            """,
        subcommands: [
            IssueCodesCommand.self, LettersCommand.self, ReplaceCommand.self, LateCommand.self, BlockCommand.self,
            DestroyCommand.self,
        ]
    )
}
