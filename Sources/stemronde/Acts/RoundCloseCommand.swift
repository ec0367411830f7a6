//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round close`.
struct RoundCloseCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a round for good, when its time is over and all paper is in.",
        discussion: """
            Names the last event of every sheet and the reconciliation of letters, codes and ballots. Nothing opens the round \
            again; then it is counted.

            Example: stemronde round close parkeren --instance assen --key griffier.key --out sluiten.txt
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .close, options: options, reason: why.words).run()
    }
}
