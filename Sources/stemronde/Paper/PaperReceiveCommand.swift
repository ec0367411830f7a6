//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import PaperDesk
import RoundBundle
import Rounds
import VerifyCommand

/// `stemronde paper receive`.
struct PaperReceiveCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Count outer envelopes in.",
        discussion: """
            Notes how many came in, and says whether they may be opened: when enough of a pile are in, or at the end. There \
            cannot be more than paper ballots were sent. Without --count it says the totals.

            Example: stemronde paper receive papier/ --bundle openbaar/ --count 12
            """
    )

    @OptionGroup var options: PaperOptions

    @Option(help: "How many came in; negative to take back what was counted by mistake: --count=-1.")
    var count = 0

    func perform() async throws {
        let session = try options.open()
        var book = try session.received()
        if count != 0 {
            try book.add(count, of: session.pile, at: session.now, in: session.replay.state, session.definition)
            try book.write(to: session.desk.received)
        }
        let handedOut = session.pile.reconciliation(in: session.replay.state)?.activated ?? 0
        Answer.line("\(session.pile.name): \(book.total(session.pile)) envelopes in, \(handedOut) ballots sent")
        do throws(PaperError) {
            try book.demandOpening(of: session.pile, at: session.now, session.definition)
            Answer.line("they may be opened")
        } catch {
            Answer.line(error.detail)
        }
    }
}
