//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import VerifyCommand

/// `stemronde ballot form`.
struct BallotFormCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Print an election's questions as a form for your choices.",
        discussion: """
            A text file with a line for each question: its number, a colon, the numbers of your answers, or blank.

            Example: stemronde ballot form bundle/ > choices.txt
            """
    )

    @OptionGroup var election: ElectionArgument

    func perform() async throws {
        Answer.write(ChoicesFile.form(of: try election.read().election))
    }
}
