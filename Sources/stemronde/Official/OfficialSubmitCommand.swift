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
import Service
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
            service's own machine --instance does the same without a network. A later roster goes with a round of its \
            municipality: --round ROUND; the first one is put in place on the service's own machine.

            With an answer goes the feedback that it names (--feedback). Feedback whose answer is on record already can \
            also be submitted by itself.

            Example: stemronde official submit verlenging.txt --to https://stemmen.example.nl

            Exit status: 0 recorded, 1 refused, 2 no answer, 64 usage.
            """
    )

    @Argument(help: "The signed statement, or the JSON of feedback; - for standard input.", completion: .file())
    var file: String

    @Option(help: "The JSON of the feedback that an answer names.", completion: .file())
    var feedback: String?

    @Option(help: "The service's address.")
    var to: String?

    @Option(help: "The instance's folder, on the machine of the service.", completion: .directory)
    var instance: String?

    @Option(help: "For a roster: a round of its municipality at the service.")
    var round: String?

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
        guard round == nil || to != nil else {
            throw ValidationError("--round is for a roster that goes --to an address")
        }
    }

    func perform() async throws {
        if let proof { try NewFile.demandFree(proof) }
        let bytes = try InputFile.read(file, limit: max(SignedNote.sizeLimit, Feedback.sizeLimit))
        guard !Feedback.isLabel(of: bytes) else { return try await submit(document: bytes) }
        let statement = try StatementFile(bytes, name: file)
        let document = try feedback.map { try InputFile.read($0, limit: Feedback.sizeLimit) }
        if let document, !statement.names(document) {
            throw CommandFailure("\(feedback ?? ""): not the feedback that \(file) names")
        }
        guard let note = statement.note else {
            throw CommandFailure(
                "\(file): signed by nobody",
                hint: ShellWord.command("official", "sign", file, "--key", "NAME.key")
            )
        }
        if let to { return try await send(statement, note, document, to) }
        try await InstanceSession.with(place) { session in
            try await Submission(session: session, file: file, feedback: document).run(note, of: statement.round)
        }
        hint(document, statement)
    }

    private var place: InstanceOption {
        var place = InstanceOption()
        place.instance = instance ?? "."
        return place
    }

    private func hint(_ document: [UInt8]?, _ statement: StatementFile) {
        guard document == nil, case .statement(.act(let act)) = statement.content, act.kind == .answer else { return }
        let way = to.map { ["--to", $0] } ?? ["--instance", instance ?? "."]
        Talk.note("hint: send the feedback itself: " + ShellWord.command(["official", "submit", "FILE.json"] + way))
    }

    private func submit(document: [UInt8]) async throws {
        guard feedback == nil, proof == nil, logKey == nil, !json, round == nil else {
            throw CommandFailure(
                "\(file): feedback by itself, which has no proof and nothing beside it",
                hint: "leave out --feedback, --proof, --log-key, --json and --round"
            )
        }
        let round = try FeedbackInput(document, name: file).document().round
        if let to {
            try await send(document, on: round, to)
        } else {
            try await InstanceSession.with(place) { session in
                if let refusal = try await session.service.takeFeedback(document, of: round) {
                    throw Submission.failure(refusal)
                }
            }
        }
        Answer.line(
            "kept: the feedback on \(round) of sha256:\(String(decoding: Digest(of: document).hex, as: UTF8.self))"
        )
    }

    private func send(_ document: [UInt8], on round: RoundID, _ to: String) async throws {
        let service = try RunningService(to)
        let answer = try await service.post(document, type: "application/json", to: "api/rounds/\(round)/feedback")
        guard answer.status == 200 else { throw Self.refusal(answer, file) }
    }

    private func send(
        _ statement: StatementFile,
        _ note: SignedNote,
        _ document: [UInt8]?,
        _ to: String
    ) async throws {
        let service = try RunningService(to)
        guard case .statement(let said) = statement.content else {
            return try await sendRoster(statement, note, service)
        }
        guard self.round == nil else {
            throw CommandFailure("\(file): a statement, which names its round itself", hint: "leave out --round")
        }
        let round = said.heading.round
        if let document { try await check(document, said.heading, service) }
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
            let (entry, phase) = (received.inclusion.index, Printable.text(taken.phase))
            Answer.line("recorded: entry \(entry) of the log of \(round), which is \(phase) now")
        }
        guard let document, let feedback else { return hint(nil, statement) }
        do {
            try await send(document, on: round, to)
        } catch let failure as CommandFailure {
            let again = ShellWord.command("official", "submit", feedback, "--to", to)
            throw CommandFailure("the act is recorded, the feedback is not: \(failure.message)", hint: again)
        }
    }

    /// Refuses feedback that the service would not take, before the act that names it is on record for good.
    private func check(_ document: [UInt8], _ heading: StatementHeading, _ service: RunningService) async throws {
        let answer = try await service.get("api/rounds/\(heading.round)/bundle/\(BundlePaths.definition)")
        let bytes = [UInt8](answer.body)
        guard answer.status == 200, Digest(of: bytes) == heading.definition else {
            throw CommandFailure("\(to ?? ""): no definition as the act names it", status: .unreadable)
        }
        let definition = try RoundDefinition(json: bytes)
        _ = try FeedbackInput(document, name: feedback ?? "").feedback(on: definition)
    }

    /// Sends a later roster; what comes back must be its hash.
    private func sendRoster(_ file: StatementFile, _ note: SignedNote, _ service: RunningService) async throws {
        guard case .roster(let roster) = file.content, let round, let round = RoundID(round) else {
            throw CommandFailure(
                "\(self.file): a roster, which goes with a round of \(file.municipality ?? "its municipality")",
                hint: ShellWord.command("official", "submit", self.file, "--to", to ?? "ADDRESS", "--round", "ROUND")
            )
        }
        guard proof == nil, logKey == nil else {
            throw CommandFailure("\(self.file): a roster, of which there is no one proof: every round's log has it")
        }
        let answer = try await service.post(note.bytes, to: "api/rounds/\(round)/statements")
        guard answer.status == 200 else { throw Self.refusal(answer, self.file) }
        guard let taken = try? JSONDecoder().decode(TakenRoster.self, from: answer.body),
            taken.sha256 == String(decoding: roster.digest.hex, as: UTF8.self), taken.roster == roster.number
        else { throw CommandFailure("\(to ?? ""): the answer is none of this service", status: .unreadable) }
        if json {
            Answer.write(Array(answer.body) + [0x0A])
        } else {
            Answer.line("in force: roster \(roster.number) of \(roster.municipality)")
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
        let phase: String
        let proof: String
    }

    private struct TakenRoster: Decodable {
        let roster: Int
        let sha256: String
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
