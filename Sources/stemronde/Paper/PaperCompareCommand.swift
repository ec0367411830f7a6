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

/// `stemronde paper compare`.
struct PaperCompareCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare the two entries of a pile.",
        discussion: """
            Shows the numbers of the ballots that were entered differently, and nothing of what was entered. From then on the \
            entries stand. It takes both officials, and the time until which envelopes may come in must have passed.

            Example: stemronde paper compare papier/ --bundle openbaar/ --key griffier.key --key projectleider.key
            """
    )

    @OptionGroup var options: PaperOptions
    @OptionGroup var keys: DeskKeyOptions

    func perform() async throws {
        let session = try options.open()
        try PaperClock.demandEnd(session)
        let officials = try keys.officials(2, of: session.replay)
        let comparison = try session.desk.compare(session.pile, officials)
        try session.desk.note(comparison)
        let (count, envelopes) = (comparison.first.lines.count, try session.received().total(session.pile))
        Answer.line(
            "\(session.pile.name): \(count) ballots of \(envelopes) envelopes, entered by \(comparison.first.official) and "
                + "\(comparison.second.official)"
        )
        guard !comparison.differing.isEmpty else {
            Answer.line("no difference")
            return Talk.note("hint: encrypt it: stemronde paper seal --help")
        }
        Answer.line("different: " + comparison.differing.map(String.init).joined(separator: ", "))
        var words = ["paper", "resolve", options.desk, "--bundle", options.bundle]
        if let pile = options.pile { words += ["--pile", pile] }
        words += keys.key.flatMap { ["--key", $0] }
        Talk.note("hint: take these papers, and read them together: " + ShellWord.command(words))
    }
}

/// When piles are compared and encrypted.
enum PaperClock {
    /// Throws while envelopes may still come in.
    static func demandEnd(_ session: PaperSession) throws(PaperError) {
        guard let until = session.definition.schedule.paper?.envelopesUntil,
            session.now.unixSeconds <= until.unixSeconds
        else { return }
        throw PaperError(.early, "envelopes may come in until \(until)")
    }

    /// Throws unless the round is closing.
    static func demandClosing(_ session: PaperSession) throws {
        let phase = session.replay.state.phase(at: session.now)
        guard phase == .closing else {
            throw CommandFailure("the round is \(phase): paper ballots are cast while it is closing")
        }
    }
}
