//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser

/// `stemronde register`.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Look at a municipality's address register.",
        discussion: "Example: stemronde register import adressen.csv --definition ballots/assen-halfweg.yaml",
        subcommands: [RegisterImportCommand.self]
    )
}
