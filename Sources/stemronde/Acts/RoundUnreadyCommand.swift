//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// `stemronde round unready`.
struct RoundUnreadyCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "unready",
        abstract: "Take a round that is ready back to adopted.",
        discussion: """
            For a fault in roll or keys that is found before opening: new uuids, keys and rolls are made. Printed codes stay \
            valid if the registrar derives them anew.

            Example: stemronde round unready parkeren --instance assen --key griffier.key --reason 'fout in het kiesregister'
            """
    )

    @OptionGroup var options: ActOptions
    @OptionGroup var why: ReasonOption

    func perform() async throws {
        try await ActDesk(kind: .unready, options: options, reason: why.words).run()
    }
}
