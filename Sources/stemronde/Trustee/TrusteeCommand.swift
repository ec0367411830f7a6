//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser

/// `stemronde trustee`.
struct TrusteeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trustee",
        abstract: "Hold a share of the key that opens the sums (off-line).",
        discussion: """
            Trustees make a round's key together, by passing files through a folder, say on a memory stick. Each has a \
            folder of its own, which nobody else sees. In this order, each step by everybody before the next:

              begin, gather, contribute (after comparing a fingerprint by voice), share; then, by anybody: assemble

            `stemronde trustee status` says at any time what to do next. After the round closes: decrypt.

            Example: stemronde trustee begin anna /media/stick --index 1 --trustees 3 --threshold 2
            """,
        subcommands: [
            TrusteeBeginCommand.self, TrusteeGatherCommand.self, TrusteeContributeCommand.self,
            TrusteeShareCommand.self, TrusteeAssembleCommand.self, TrusteeSingleCommand.self,
            TrusteeStatusCommand.self, TrusteeShowWorksCommand.self, TrusteeCheckWorksCommand.self,
            TrusteeDecryptCommand.self, TrusteeCheckAnswerCommand.self,
        ]
    )
}
