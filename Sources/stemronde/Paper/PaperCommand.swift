//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser

/// `stemronde paper …`.
struct PaperCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper",
        abstract: "The paper desk: ballots on paper, from request to urn.",
        discussion: """
            In the order of the work: request and print while the round is open, receive as envelopes come in; then enter, \
            twice, compare, resolve and seal, each pile by two officials; and cast while the round is closing. A pile is the \
            ballots of one sheet and one weight. The guide: docs/guides/paper-desk.md.

            Example: stemronde paper enter papier/ --bundle openbaar/ --key griffier.key
            """,
        subcommands: [
            PaperRequestCommand.self, PaperPrintCommand.self, PaperReceiveCommand.self, PaperEnterCommand.self,
            PaperCompareCommand.self, PaperResolveCommand.self, PaperSealCommand.self, PaperCastCommand.self,
        ]
    )
}
