//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import PaperDesk
import Rounds
import VerifyCommand

/// `stemronde paper resolve`.
struct PaperResolveCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Read the papers that were entered differently again.",
        discussion: """
            For each of them both officials look at the paper and type its line, one after the other. The two lines must be the \
            same. Neither entry is shown, and neither is chosen.

            Example: stemronde paper resolve papier/ --bundle openbaar/ --key griffier.key --key projectleider.key
            """
    )

    @OptionGroup var options: PaperOptions
    @OptionGroup var keys: DeskKeyOptions

    func perform() async throws {
        let session = try options.open()
        let officials = try keys.officials(2, of: session.replay)
        let comparison = try session.desk.compare(session.pile, officials)
        guard !comparison.differing.isEmpty else {
            throw CommandFailure(
                "\(session.pile.name): no ballot was entered differently",
                hint: "stemronde paper seal --help"
            )
        }
        var resolution = PaperResolution(of: comparison)
        var typing = PaperTyping(session: session, envelopes: comparison.first.lines.count)
        for number in comparison.differing {
            while true {
                do throws(PaperError) {
                    let lines = try officials.map { official throws(PaperError) in
                        try Self.line("ballot \(number), \(official.name)> ", number, &typing)
                    }
                    try resolution.add(number, lines[0], lines[1])
                    break
                } catch {
                    guard Confirmation.isPossible else { throw error }
                    Talk.note(error.detail)
                }
            }
        }
        try session.desk.note(comparison)
        try session.desk.write(resolution, by: officials)
        let numbers = comparison.differing.map(String.init).joined(separator: ", ")
        Answer.line("\(session.pile.name): resolved on the paper: \(numbers)")
    }

    private static func line(
        _ prompt: String,
        _ number: Int,
        _ typing: inout PaperTyping
    ) throws(PaperError) -> PaperLine {
        guard let text = typing.next(prompt) else {
            throw PaperError(.unresolved, "ballot \(number): nothing was typed, and nothing was saved")
        }
        return try PaperLine(typed: text, for: typing.session.shapes)
    }
}
