//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds
import VerifyCommand

/// `stemronde round answer`.
struct RoundAnswerCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Give the feedback: what is done with the outcome.",
        discussion: """
            The file says of every question what was done with its outcome, and why, and of promises whether they were \
            kept (docs/feedback.md). It is checked and turned into JSON, which the act names by its hash; with the act it \
            becomes part of the record. A later report, again on every question, is an answer too.

            Example: stemronde round answer parkeren terugkoppeling.yaml --instance assen --key griffier.key
            """
    )

    @OptionGroup var options: ActOptions
    @Argument(help: "The feedback on every question: YAML, or its JSON.", completion: .file())
    var file: String

    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(
            kind: .answer,
            options: options,
            reason: why.words,
            feedback: try FeedbackInput(file)
        ).run()
    }
}
