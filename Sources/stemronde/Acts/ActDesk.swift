//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import SealedFiles
import Service
import SignedNotes
import VerifyCommand

/// Drafts the next act of a round from the record, says what it says, has it signed, and submits it or writes it down.
struct ActDesk {
    let kind: ActKind
    let options: ActOptions
    var reason: StatementWords?
    var opens: Moment?
    var closes: Moment?
    /// The hash of the file that the act names.
    var file: Digest?
    /// What an answer names, and is recorded with.
    var feedback: FeedbackInput?

    func run() async throws {
        try await InstanceSession.with(options.place) { try await run(in: $0) }
    }

    func run(in session: InstanceSession) async throws {
        if let out = options.out { try NewFile.demandFree(out) }
        if let out = options.out, feedback != nil { try NewFile.demandFree(Self.document(out)) }
        let round = try options.id()
        let record = try await session.record(of: round, withSetUps: kind == .open)
        guard let signatories = try session.signatories(of: record.definition.municipality) else {
            throw CommandFailure(
                "\(record.definition.municipality) has no roster yet, so nobody can sign",
                hint: session.command("official", "roster", "begin", "FILE")
            )
        }
        let feedback = try feedback?.feedback(on: record.definition)
        let named = feedback?.digest ?? file
        let draft = ActDraft(kind: kind, record: record, opens: opens, closes: closes, file: named)
        let limit = kind == .extend ? record.state.closes : nil
        let statement = try draft.statement(reason: reason, times: try options.submission.times(notAfter: limit))
        let needed = signatories.policy.signatures(for: statement)
        Answer.write(StatementWordsText(options.speech.value).text(statement))
        if let feedback { Answer.write(Speech(options.speech.value).text(feedback)) }
        try demandWay(needed)
        guard !options.key.isEmpty else { return try write(statement.text, feedback, signed: 0, of: needed) }

        try Confirmation.demand("do you sign this?", isGiven: options.yes, flag: "--yes")
        let keys = try options.signingKeys(of: signatories)
        let note = try SignedNote(text: statement.text, signedBy: keys)
        guard options.out == nil else { return try write(note.bytes, feedback, signed: keys.count, of: needed) }
        try await Submission(session: session, file: nil, feedback: feedback?.json).run(note, of: round)
    }

    /// Refuses, before anybody signs, what would lead nowhere.
    private func demandWay(_ needed: Int) throws {
        guard options.out == nil else { return }
        let given = options.key.count
        guard given > 0 else {
            throw CommandFailure(
                "nobody signs it: nothing was done",
                hint: "sign on the spot with --key NAME.key, or write it down for others with --out FILE"
            )
        }
        guard given >= needed else {
            throw CommandFailure(
                "\(kind.rawValue) takes the signatures of \(needed) officials, and \(given) would sign",
                hint: "write it down for the other with --out FILE; or, if both are here, --key twice"
            )
        }
    }

    /// Where the JSON of feedback goes beside its act.
    private static func document(_ out: String) -> String { out + ".json" }

    private func write(_ bytes: [UInt8], _ feedback: Feedback?, signed: Int, of needed: Int) throws {
        guard let out = options.out else { return }
        try NewFile.write(bytes, to: out)
        if let feedback { try NewFile.write(feedback.json, to: Self.document(out)) }
        Answer.line("signed by \(signed) of \(needed): \(out)")
        let with = feedback == nil ? [] : ["--feedback", Self.document(out)]
        if signed < needed {
            let words = ["official", "sign", out] + with + ["--key", "NAME.key"]
            Talk.note("hint: next, an official: " + ShellWord.command(words))
        }
        let words = ["official", "submit", out] + with + ["--instance", options.place.instance]
        Talk.note("hint: then: " + ShellWord.command(words))
    }
}
