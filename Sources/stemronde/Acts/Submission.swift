//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Service
import SignedNotes
import Verification
import VerifyCommand

/// Submits a signed statement on the machine of the service.
struct Submission {
    let session: InstanceSession
    /// The statement's file, for hints.
    let file: String?
    /// The document that comes with an answer.
    var feedback: [UInt8]?

    /// Submits a statement about a round, and says where the round is then.
    func run(_ note: SignedNote, of round: RoundID?) async throws {
        switch try await session.service.submit(note.bytes, feedback: feedback) {
        case .recorded(let proof):
            guard let round else { preconditionFailure("a roster is in force, or refused") }
            let state = try await session.service.state(of: round)
            let phase = state.phase(at: session.service.clock.moment)
            Answer.line("recorded: entry \(proof.inclusion.index) of the log of \(round), which is \(phase) now")
            Talk.note("hint: what comes next: " + session.command("round", "show", round.text))
        case .inForce(let roster): Answer.line("in force: roster \(roster.number) of \(roster.municipality)")
        case .refused(let refusal): throw failure(refusal)
        }
    }

    /// Why it was not taken.
    private func failure(_ refusal: SubmissionRefusal) -> CommandFailure {
        switch refusal {
        case .note(let error): CommandFailure("refused: no signed note: \(error.detail)")
        case .form(let error): CommandFailure("refused: no statement: \(error.detail)")
        case .rules(let problems):
            CommandFailure(
                "refused: " + problems.map(\.detail).joined(separator: "; "),
                hint: Self.hint(Set(problems.map(\.code.rawValue)), file: file)
            )
        case .roster(let problems): CommandFailure("refused: " + problems.map(\.detail).joined(separator: "; "))
        case .firstRoster:
            CommandFailure(
                "refused: the first roster is put in place on the machine of the service",
                hint: session.command("official", "roster", "begin", file ?? "FILE")
            )
        case .opening(let sheet):
            CommandFailure(
                "refused: sheet \(sheet): another election or other trustees' keys than are set up",
                hint: "draft it again from the record as it is now"
            )
        case .result: CommandFailure("refused: the result that it names is not the one on record")
        case .feedback(let refusal): Self.failure(refusal)
        case .unverified(let report):
            CommandFailure(
                "refused: the record does not verify: "
                    + report.lines.filter { $0.verdict == .failed }.map(\.code.rawValue).joined(separator: ", ")
            )
        }
    }

    /// Why feedback was not taken.
    static func failure(_ refusal: FeedbackRefusal) -> CommandFailure {
        switch refusal {
        case .unnamed(let hash):
            let text = String(decoding: hash.hex, as: UTF8.self)
            return CommandFailure("refused: no act names the feedback \(text)")
        case .unsound(let problems):
            return CommandFailure(
                "refused: no feedback on this round: \(problems.map(\.description).joined(separator: "; "))"
            )
        }
    }

    /// What helps against the rules that are broken.
    static func hint(_ rules: Set<String>, file: String?) -> String? {
        if rules.contains(LogProblem.Code.actNumber.rawValue) || rules.contains(LogProblem.Code.submittedLate.rawValue)
        {
            return "draft it again from the record as it is now"
        }
        if rules.contains(LogProblem.Code.signedAhead.rawValue) {
            return "set the clock of the machine where it was drafted"
        }
        guard rules.contains(LogProblem.Code.tooFewSigners.rawValue) else { return nil }
        return "another official signs it: "
            + ShellWord.command("official", "sign", file ?? "FILE", "--key", "NAME.key")
    }
}
