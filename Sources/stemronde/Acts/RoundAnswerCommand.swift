//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import Rounds
import VerifyCommand

/// `stemronde round answer`.
struct RoundAnswerCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Give the feedback: what is done with the outcome.",
        discussion: """
            Names the file with the feedback by its hash. A later report is an answer too.

            Example: stemronde round answer parkeren terugkoppeling.pdf --instance assen --key griffier.key
            """
    )

    @OptionGroup var options: ActOptions
    @Argument(help: "The file with the feedback on every question.", completion: .file())
    var file: String

    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(
            kind: .answer,
            options: options,
            reason: why.words,
            file: Digest(of: try InputFile.read(file))
        ).run()
    }
}
