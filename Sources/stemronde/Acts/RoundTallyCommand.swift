//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import KeyCeremony
import RoundBundle
import Rounds
import Service
import Store
import VerifyCommand

/// `stemronde round tally`.
struct RoundTallyCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally",
        abstract: "Count a closed round, as far as that can be done now.",
        discussion: """
            Verifies the whole record and adds the ballots up; takes in the trustees' answers; opens the sums once \
            enough answers are in; and then, signed by an official, states the provisional result. Run it again with each \
            further answer.

            Example: stemronde round tally parkeren --instance assen --answer stick/answer-parkeren-1.json \
            --answer stick/answer-parkeren-3.json --key griffier.key
            """
    )

    @OptionGroup var options: ActOptions

    @Option(help: "A trustee's answer; may be repeated.", completion: .file())
    var answer: [String] = []

    func perform() async throws {
        try await InstanceSession.with(options.place) { session in
            let round = try options.id()
            let state = try await session.service.state(of: round)
            guard state.phase == .closed else {
                let phase = state.phase(at: session.service.clock.moment)
                throw CommandFailure(
                    "round \(round) is \(phase): there is nothing to count",
                    hint: session.command("round", "show", round.text)
                )
            }
            if !state.sheets.allSatisfy(\.hasTally) {
                try await session.service.countSheets(of: round)
                Answer.line("verified and added up: \(state.sheets.map(\.terms.id.text).joined(separator: ", "))")
            }
            for file in answer { try await take(file, state, session) }
            guard let result = try await result(of: round, session) else { return }
            try await name(result, session)
        }
    }

    /// Takes in one answer, to whichever sheet it is.
    private func take(_ file: String, _ state: RoundState, _ session: InstanceSession) async throws {
        let bytes = try InputFile.read(file)
        for sheet in state.sheets {
            let verdict = try await verdict(on: bytes, to: sheet.terms.id, session)
            guard case .read(let fault) = verdict else { continue }
            guard let fault else { return Answer.line("taken: \(file), sheet \(sheet.terms.id)") }
            guard fault == .statement else {
                throw CommandFailure(
                    "\(file): sheet \(sheet.terms.id): its factors are not proven, and nothing of it was taken",
                    hint: "ask that trustee again; the others may be enough"
                )
            }
        }
        throw CommandFailure("\(file): no answer of one of the trustees to this tally")
    }

    private enum Verdict {
        /// It is an answer to a sheet with such questions, and taken if there is no fault.
        case read(TrusteeAnswer.Fault?)
        case unread
    }

    /// Sheets differ in their questions: an answer reads as one of its own sheet only.
    private func verdict(on bytes: [UInt8], to sheet: SheetID, _ session: InstanceSession) async throws -> Verdict {
        do throws(ServiceError) {
            return .read(try await session.service.takeAnswer(bytes, to: sheet, of: try round()))
        } catch {
            guard error.code == .unfit else { throw error }
            return .unread
        }
    }

    private func round() throws(ServiceError) -> RoundID {
        guard let round = RoundID(options.round) else { throw ServiceError(.unknown, "there is no such round") }
        return round
    }

    /// The result, if the sums are open or can be opened now.
    private func result(of round: RoundID, _ session: InstanceSession) async throws -> RoundResult? {
        if let bytes = try await session.service.store.file(BundlePaths.result, of: round) {
            return try RoundResult(json: bytes)
        }
        do throws(ServiceError) {
            return try await session.service.openSums(of: round)
        } catch {
            guard error.code == .conflict else { throw error }
            Answer.line("not open yet: \(error.detail)")
            Talk.note("hint: what comes next: " + session.command("round", "show", round.text))
            return nil
        }
    }

    /// Shows the result, and states it.
    private func name(_ result: RoundResult, _ session: InstanceSession) async throws {
        let definition = try await session.service.store.definition(of: result.round)
        Answer.write(ResultText(result, of: definition).text)
        guard !options.key.isEmpty || options.out != nil else {
            let command = session.command("round", "tally", result.round.text, "--key", "NAME.key")
            return Talk.note("hint: the sums are open; an official states it: " + command)
        }
        try await ActDesk(kind: .tally, options: options, file: Digest(of: result.json)).run(in: session)
    }
}
