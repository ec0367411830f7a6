//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// `stemronde trustee check-works`.
struct TrusteeCheckWorksCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-works",
        abstract: "Check that every trustee has shown that its key works.",
        discussion: """
            Takes EXCHANGE/trustees.json and the demonstrations beside it.

            Example: stemronde trustee check-works /media/stick --occasion HASH

            Exit status: 0 all keys work, 1 not shown for all, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "The folder with trustees.json and the demonstrations.", completion: .directory)
    var exchange: String

    @OptionGroup var occasion: Occasion

    func perform() async throws {
        let exchange = Exchange(exchange)
        let occasion = try occasion.digest()
        let trustees = try Trustees(try InputFile.read(exchange.trustees))
        try trustees.check(electionKey: trustees.electionKey)
        var failed: [Int] = []
        for owner in trustees.owners {
            let verdict = try exchange.demonstrationVerdict(owner, occasion)
            Answer.line("trustee \(owner.number)  \(verdict ?? "works")")
            if verdict != nil { failed.append(owner.number) }
        }
        guard failed.isEmpty else { throw CommandFailure("not shown by \(Exchange.names(failed))") }
    }
}
