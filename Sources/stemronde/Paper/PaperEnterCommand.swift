//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import PaperDesk
import RoundBundle
import Rounds
import VerifyCommand

/// `stemronde paper enter`.
struct PaperEnterCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "enter",
        abstract: "Type a pile's ballots, one line each.",
        discussion: """
            Ballots are numbered 1, 2, 3 … on the paper. For each, type an answer for every question with spaces between, on \
            the numeric keypad: 2 is the second answer, 1+3 the first and the third, 0 blank, * an answer that is not valid, - \
            none where that is allowed. A 0 or * alone is the whole ballot. 7=2 types ballot 7 again; ? says this; a point \
            ends, and the next time it goes on from there.

            What you type is sealed under your key's passphrase: another official enters the same pile without seeing it. Once \
            the pile was compared, entries stand.

            Example: stemronde paper enter papier/ --bundle openbaar/ --key griffier.key
            """
    )

    /// Ballots after which what was typed is saved, and counted.
    private static let interval = 10

    @OptionGroup var options: PaperOptions
    @OptionGroup var keys: DeskKeyOptions

    func perform() async throws {
        let session = try options.open()
        try session.desk.demandUncompared(session.pile)
        let book = try session.received()
        try book.demandOpening(of: session.pile, at: session.now, session.definition)
        let official = try keys.officials(1, of: session.replay)[0]
        var entry = try session.desk.readEntry(session.pile, by: official)
        var typing = PaperTyping(session: session, envelopes: book.total(session.pile))
        let before = entry.lines.count
        if Confirmation.isPossible {
            Talk.note(
                "\(session.pile.name): \(before) of \(typing.envelopes) ballots entered; ? for help, a point to end"
            )
        }
        while let text = typing.next("ballot \(entry.lines.count + 1)> ") {
            let count = entry.lines.count
            do throws(PaperError) {
                try typing.take(text, into: &entry)
            } catch {
                guard Confirmation.isPossible else {
                    throw PaperError(error.code, "line \(typing.lines): \(error.detail): nothing was saved")
                }
                Talk.note(error.detail)
                continue
            }
            guard Confirmation.isPossible else { continue }
            if entry.lines.count == count {
                Talk.note("ballot \(text.prefix { $0 != "=" }) is typed again")
            } else if entry.lines.count.isMultiple(of: Self.interval) {
                try session.desk.write(entry, by: official)
                Talk.note("\(Self.totals(entry)); saved")
            }
            if entry.lines.count == typing.envelopes {
                Talk.note("as many ballots as envelopes: a point ends, 1=… types ballot 1 again")
            }
        }
        try session.desk.write(entry, by: official)
        Answer.line(
            "\(session.pile.name): \(Self.totals(entry)), of \(typing.envelopes) envelopes; by \(official.name)"
        )
    }

    private static func totals(_ entry: PaperEntry) -> String {
        let answers = entry.lines.flatMap(\.answers)
        let (blank, invalid) = (answers.count { $0 == .blank }, answers.count { $0 == .invalid })
        return "\(entry.lines.count) ballots, \(blank) blank answers, \(invalid) invalid"
    }
}

/// What is typed at the desk, from a terminal or a pipe.
struct PaperTyping {
    let session: PaperSession
    let envelopes: Int
    /// Lines that were read.
    private(set) var lines = 0

    init(session: PaperSession, envelopes: Int) {
        self.session = session
        self.envelopes = envelopes
    }

    /// The next line that says something; nil at the end.
    mutating func next(_ prompt: String) -> String? {
        while true {
            guard let text = Confirmation.isPossible ? Confirmation.ask(prompt) : readLine() else { return nil }
            lines += 1
            switch text.trimmingCharacters(in: .whitespaces) {
            case "": continue
            case ".": return nil
            case "?": help()
            case let typed: return typed
            }
        }
    }

    /// Enters a line, as the next ballot or, behind `N=`, as ballot N.
    func take(_ text: String, into entry: inout PaperEntry) throws(PaperError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let line = try PaperLine(typed: parts.last ?? "", for: session.shapes)
        guard parts.count == 2 else {
            guard entry.lines.count < envelopes else {
                throw PaperError(.count, "\(envelopes) envelopes came in, and as many ballots are entered")
            }
            return try entry.add(line)
        }
        guard let number = Int(parts[0].trimmingCharacters(in: .whitespaces)) else {
            throw PaperError(.line, "in front of = stands the number of a ballot")
        }
        try entry.replace(number, by: line)
    }

    private func help() {
        for (place, question) in session.definition.sheets[session.pile.sheetPlace].questions.enumerated() {
            Talk.note("question \(place + 1): \(ChoicesFile.remark(question.text.nl))")
            for (number, option) in question.options.enumerated() {
                Talk.note("  \(number + 1)  \(ChoicesFile.remark(option.text.nl))")
            }
            Talk.note(question.blank ? "  0  blank" : "  -  no answer")
        }
        Talk.note("* not valid, 1+3 two answers, 7=… ballot 7 again, a point ends")
    }
}
