//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import Foundation
import RoundBundle
import Rounds
import SignedNotes
import VerifyCommand

/// `stemronde official submit`.
struct OfficialSubmitCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Submit a signed statement to the service.",
        discussion: """
            The service takes it if enough officials signed it and it fits the round as it stands, or says why not. \
            What comes back is a proof that it is in the round's log; it is checked, and kept with --proof. On the \
            service's own machine --instance does the same without a network; a later roster is submitted in that way.

            Example: stemronde official submit verlenging.txt --to https://stemmen.example.nl

            Exit status: 0 recorded, 1 refused, 2 no answer, 64 usage.
            """
    )

    @Argument(help: "The signed statement; - for standard input.", completion: .file())
    var file: String

    @Option(help: "The service's address.")
    var to: String?

    @Option(help: "The instance's folder, on the machine of the service.", completion: .directory)
    var instance: String?

    @Option(help: "The key of the round's log, as a bundle's log/key has it; otherwise the service is asked.")
    var logKey: String?

    @Option(help: "Where the proof goes.", completion: .file())
    var proof: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    func validate() throws {
        guard (to == nil) != (instance == nil) else {
            throw ValidationError("where to? --to ADDRESS, or --instance DIR on the machine of the service")
        }
        guard instance == nil || (proof == nil && logKey == nil && !json) else {
            throw ValidationError("--proof, --log-key and --json are for what --to answers")
        }
    }

    func perform() async throws {
        if let proof { try NewFile.demandFree(proof) }
        let statement = try StatementFile(reading: file)
        guard let note = statement.note else {
            throw CommandFailure(
                "\(file): signed by nobody",
                hint: ShellWord.command("official", "sign", file, "--key", "NAME.key")
            )
        }
        if let to { return try await send(statement, note, to) }
        var place = InstanceOption()
        place.instance = instance ?? "."
        try await InstanceSession.with(place) { session in
            try await Submission(session: session, file: file).run(note, of: statement.round)
        }
    }

    private func send(_ statement: StatementFile, _ note: SignedNote, _ to: String) async throws {
        let service = try RunningService(to)
        guard case .statement(let said) = statement.content else {
            throw CommandFailure(
                "\(file): a roster, which is submitted on the machine of the service",
                hint: ShellWord.command("official", "submit", file, "--instance", "DIR")
            )
        }
        let round = said.heading.round
        let answer = try await service.post(note.bytes, to: "api/rounds/\(round)/statements")
        guard answer.status == 200 else { throw Self.refusal(answer, file) }
        let taken: Taken
        do {
            taken = try JSONDecoder().decode(Taken.self, from: answer.body)
        } catch {
            throw CommandFailure("\(to): the answer is none of this service", status: .unreadable)
        }
        let received = try LogProof(parsing: Array(taken.proof.utf8))
        try received.verify(entry: note.bytes, log: try await key(said.heading, service, to))
        if let proof { try NewFile.write(received.bytes, to: proof) }
        if json {
            Answer.write(Array(answer.body) + [0x0A])
        } else {
            Answer.line("recorded: entry \(taken.entry) of the log of \(round), which is \(taken.phase) now")
        }
    }

    /// The key that must have signed the proof.
    private func key(
        _ heading: StatementHeading,
        _ service: RunningService,
        _ to: String
    ) async throws -> VerifierKey {
        let text: [UInt8]
        if let logKey {
            text = try InputFile.read(logKey, limit: 1000)
        } else {
            let answer = try await service.get("api/rounds/\(heading.round)/bundle/\(BundlePaths.logKey)")
            guard answer.status == 200 else {
                throw CommandFailure("\(to): recorded, but the key of the log is not there", status: .unreadable)
            }
            text = Array(answer.body)
        }
        let key = try VerifierKey(text: text.last == 0x0A ? text.dropLast() : text[...])
        guard key.name.stated?.host == heading.instance.host,
            key.name.stated?.purpose == .log(round: heading.round.text)
        else { throw CommandFailure("the key \(key.name) is not that of the log of \(heading.round)") }
        return key
    }

    // MARK: Answers

    private struct Taken: Decodable {
        let entry: Int
        let phase: String
        let proof: String
    }

    private struct Refused: Decodable {
        struct Fault: Decodable {
            struct Problem: Decodable {
                let rule: String
                let detail: String
            }
            let code: String
            let detail: String
            let problems: [Problem]?
        }
        let error: Fault
    }

    private static func refusal(_ answer: RunningService.Answer, _ file: String) -> CommandFailure {
        guard let fault = try? JSONDecoder().decode(Refused.self, from: answer.body).error else {
            return CommandFailure("the service answers \(answer.status) and does not say why", status: .unreadable)
        }
        let problems = fault.problems ?? []
        let reasons = problems.isEmpty ? [fault.detail] : problems.map(\.detail)
        let hint = Submission.hint(Set(problems.map(\.rule)), file: file)
        return CommandFailure(
            Printable.text("refused: " + reasons.joined(separator: "; ")),
            hint: hint,
            status: answer.status < 500 ? .failed : .unreadable
        )
    }
}
