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
import VerifyCommand

/// `stemronde official draft`.
struct OfficialDraftCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Write the next act of a round, to be signed.",
        discussion: """
            Number, previous act, last events and reconciliation are worked out from the round's bundle. Refuses an act \
            that would not be taken.

            ACT is one of: \(ActKind.allCases.map(\.rawValue).joined(separator: ", ")).

            Example: stemronde official draft extend bundle/ --closes 2028-03-16T20:00:00+01:00 --reason 'storing bij de \
            provider' > verlenging.txt
            """
    )

    @Argument(help: "What is done.")
    var act: String

    @Argument(help: "The round's bundle; for the first act its definition.json.", completion: .file())
    var bundle: String

    @Option(help: "Why; asked for by unready, suspend, extend, annul and declare-invalid.")
    var reason: String?

    @Option(help: "When the round opens, as in 2028-03-01T09:00:00+01:00; otherwise as the definition has it.")
    var opens: String?

    @Option(help: "When the round closes; for open and extend.")
    var closes: String?

    @Option(
        help: "The file that tally, publish or answer names by its hash; for answer YAML, or its JSON.",
        completion: .file()
    )
    var file: String?

    @Option(help: "Where the JSON of the feedback goes, for answer: what the act names.", completion: .file())
    var document: String?

    @Option(help: "The instance's host name; for the first act, when there is no log yet.")
    var instance: String?

    @OptionGroup var submission: SubmissionOption

    func validate() throws {
        _ = try kind()
        _ = try moment(opens, "--opens")
        _ = try moment(closes, "--closes")
        guard document == nil || act == ActKind.answer.rawValue else {
            throw ValidationError("--document is for answer")
        }
        if let reason, StatementWords(reason) == nil {
            throw ValidationError(
                "--reason: one line of 1 to \(StatementWords.sizeLimit) bytes, without control characters"
            )
        }
    }

    func perform() async throws {
        let kind = try kind()
        let words = reason.flatMap { StatementWords($0) }
        if bundle.hasSuffix(".json") { return try first(kind, words, try submission.times()) }
        let replay = try BundleReplay(reading: BundleFolder(URL(filePath: bundle, directoryHint: .isDirectory)))
        let record = RoundRecord(replay)
        if let document { try NewFile.demandFree(document) }
        let feedback = kind == .answer ? try file.map { try self.feedback($0, on: record.definition) } : nil
        let draft = ActDraft(
            kind: kind,
            record: record,
            opens: try moment(opens, "--opens"),
            closes: try moment(closes, "--closes"),
            file: try feedback?.digest ?? file.map { Digest(of: try InputFile.read($0)) }
        )
        let closing = kind == .extend ? record.state.closes : nil
        let statement = try draft.statement(reason: words, times: try submission.times(notAfter: closing))
        if let feedback, let document { try NewFile.write(feedback.json, to: document) }
        tell(statement, record.policy)
    }

    /// The feedback in a file, if what the act names is or will be somewhere.
    private func feedback(_ file: String, on definition: RoundDefinition) throws -> Feedback {
        let input = try FeedbackInput(file)
        guard input.isDocument || document != nil else {
            throw CommandFailure(
                "the act names the JSON of \(file), which would be nowhere",
                hint: "say where it goes with --document"
            )
        }
        return try input.feedback(on: definition)
    }

    /// The act that adopts a round of which there is only the definition.
    private func first(_ kind: ActKind, _ words: StatementWords?, _ times: StatementTimes) throws {
        guard kind == .adopt else { throw CommandFailure("the first act of a round is adopt", hint: "name the bundle") }
        guard let instance, let id = InstanceID(instance) else {
            throw CommandFailure("which instance?", hint: "give --instance HOST")
        }
        let definition: RoundDefinition
        do {
            definition = try RoundDefinition(json: try InputFile.read(bundle))
        } catch let error as DefinitionError {
            throw CommandFailure("\(bundle): \(error)", hint: ShellWord.command("round", "check", bundle))
        }
        tell(
            .act(
                try Act(
                    heading: StatementHeading(instance: id, round: definition.id, definition: definition.digest),
                    number: 1,
                    previous: nil,
                    setting: .adopt(try ActDraft.elections(definition)),
                    reason: words,
                    times: times
                )
            )
        )
    }

    private func tell(_ statement: Statement, _ policy: SigningPolicy? = nil) {
        Answer.write(statement.text)
        let count = (policy ?? .usual).signatures(for: statement)
        Talk.note("hint: put it in a file, and sign it: stemronde official sign FILE --key NAME.key")
        if count > 1 {
            Talk.note("\(count) officials sign it" + (policy == nil ? ", unless your roster says otherwise" : ""))
        }
    }

    private func kind() throws -> ActKind {
        guard let kind = ActKind(rawValue: act) else {
            throw ValidationError(
                "\(act): not an act; one of \(ActKind.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return kind
    }

    private func moment(_ text: String?, _ option: String) throws -> Moment? {
        guard let text else { return nil }
        guard let moment = Moment(text) else {
            throw ValidationError("\(option) \(text): a moment such as 2028-03-15T20:00:00+01:00 is expected")
        }
        return moment
    }
}
