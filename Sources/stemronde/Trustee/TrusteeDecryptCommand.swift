//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import RoundBundle
import Rounds
import Tally
import VerifyCommand

/// `stemronde trustee decrypt`.
struct TrusteeDecryptCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Answer the tally of a round that is closed.",
        discussion: """
            Verifies the round's bundle itself, counts it itself, and shows which sums would be opened and where the \
            record ends. Compare the last events with the other trustees. Then it writes down in your folder what is \
            answered, and only then makes the answers. For one election it never answers a second tally.

            Example: stemronde trustee decrypt anna assen-2027/ --to /media/stick
            """
    )

    @Argument(help: "Your own folder, with your key.", completion: .directory)
    var folder: String

    @Argument(help: "The round's bundle.", completion: .directory)
    var bundle: String

    @Option(help: "Where the answers go; otherwise into your folder.", completion: .directory)
    var to: String?

    @OptionGroup var kept: KeptEvents
    @OptionGroup var opening: OpeningOptions

    @Flag(help: "The first roster is the one published, the last events are those that the other trustees see: answer.")
    var yes = false

    func perform() async throws {
        let own = TrusteeFolder(folder)
        guard NewFile.isThere(own.key) else {
            throw CommandFailure("\(own.key): there is no key", status: .unreadable)
        }
        let round = try await CountedBundle(bundle, expecting: try kept.expectations())
        Answer.line(
            "\(Printable.text(round.definition.values.title.nl)) (\(round.definition.id)), \(round.phase.rawValue)\n"
        )
        if let anchor = round.unknownAnchor {
            Answer.write("first roster, to be compared with the one published:\n\n\(Fingerprint.block(anchor))\n")
        }
        for sheet in round.sheets { Answer.write(CountedBundle.text(sheet)) }
        let asked = round.sheets.filter { $0.tally.plan.opening == .cells }
        guard !asked.isEmpty else { throw CommandFailure("there is nothing to be opened") }
        try Confirmation.demand(
            round.unknownAnchor == nil
                ? "do the other trustees see the same last events?"
                : "is that the published roster, and do the other trustees see the same last events?",
            isGiven: yes,
            flag: "--yes"
        )

        let secret = try own.readKey(opening)
        let desk = TrusteeDesk(secret: secret)
        // Before anything is written down: all sheets are this trustee's, and their answers have a place.
        let files = try asked.map { sheet in
            let owner = try desk.owner(in: sheet.tally.trustees)
            return "\(to ?? own.path)/answer-\(sheet.id)-\(owner.number).json"
        }
        for file in files { try NewFile.demandFree(file) }
        try NewFile.makeFolder(to ?? own.path)
        try AnswerLedger(own).enter(asked.map(\.tally.statement))
        for (sheet, file) in zip(asked, files) {
            // The whole round is in the book already.
            let answer = try desk.answer(sheet.tally) { _ in }
            try NewFile.write(answer.bytes, to: file)
            Answer.line("answer: \(file)")
        }
    }
}
