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
import Verification
import VerifyCommand

/// `stemronde ballot check`.
struct BallotCheckCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a ballot, or an audit file.",
        discussion: """
            Of a ballot it checks form, proofs and signature, as the service does before it takes one. Of an audit file \
            it checks that the ballots hold what the file says, and shows it: compare the check codes with those that \
            you noted before, and the choices with yours.

            Example: stemronde ballot check audit.json --election bundle/ --sheet advies

            Exit status: 0 sound, 1 refused, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "The ballot or audit file; - for standard input.", completion: .file())
    var file: String

    @Option(
        help: "The election's JSON, its archive, or a round's bundle; several for an audit of several sheets.",
        completion: .file()
    )
    var election: [String]

    @Option(help: "Which sheet of the bundle; without it all of them.")
    var sheet: String?

    @Flag(help: "Print what was found as JSON.")
    var json = false

    func validate() throws {
        guard !election.isEmpty else { throw ValidationError("name the election with --election") }
    }

    func perform() async throws {
        let bytes = try InputFile.readDocument(file)
        let inputs = try election.flatMap { try ElectionInput.all($0, sheet: sheet) }
        if bytes.starts(with: Array("{\"type\":\"stemronde/ballot-audit/".utf8)) {
            try checkAudit(bytes, inputs)
        } else {
            try checkBallot(bytes, inputs)
        }
    }

    // MARK: A ballot

    private func checkBallot(_ bytes: [UInt8], _ inputs: [ElectionInput]) throws {
        var refusal: BallotError?
        for input in inputs {
            do throws(BallotError) {
                let accepted = try AcceptedBallot(bytes, in: input.election.context)
                return try say(accepted.ballot, input)
            } catch {
                // Of several elections the one whose uuid the ballot names says what is wrong with it.
                if refusal == nil || error.code != .electionUUID { refusal = error }
            }
        }
        guard let refusal else { return }
        throw CommandFailure("\(file): \(refusal.code.label) \(refusal.text)")
    }

    private func say(_ ballot: SubmittedBallot, _ input: ElectionInput) throws(BallotError) {
        let place = input.place(of: ballot.credential)
        if json {
            var writer = CanonicalWriter()
            writer.literal("{\"kind\":\"ballot\",\"election\":")
            writer.string(input.election.uuid.utf8)
            writer.literal(",\"credential\":")
            writer.string(ballot.credential.hex)
            writer.literal(",\"check_code\":")
            writer.string(ballot.checkCode.base64)
            writer.literal(",\"tracking_code\":")
            writer.string(ballot.trackingCode.base64)
            writer.literal(",\"on_roll\":")
            if input.roll == nil { writer.literal("null") } else { writer.boolean(place != nil) }
            writer.literal("}\n")
            Answer.write(writer.bytes)
        } else {
            Answer.line("a ballot for \(input.title): proofs and signature verify")
            Answer.line("credential:    \(String(decoding: ballot.credential.hex, as: UTF8.self))")
            Answer.line("check code:    \(String(decoding: ballot.checkCode.base64, as: UTF8.self))")
            Answer.line("tracking code: \(String(decoding: ballot.trackingCode.base64, as: UTF8.self))")
            if input.roll != nil { Answer.line("roll:          \(place ?? "not on it")") }
        }
        if input.roll != nil, place == nil { Talk.warning("the credential is not on the roll: nobody will take it") }
    }

    // MARK: An audit file

    private func checkAudit(_ bytes: [UInt8], _ inputs: [ElectionInput]) throws {
        let audits: [BallotAudit]
        do throws(BallotAudit.Failure) {
            audits = try BallotAudit.check(file: bytes, elections: inputs.map(\.election.context))
        } catch {
            throw CommandFailure("\(file): \(Self.text(error))")
        }
        if json { return Answer.write(Self.json(audits)) }
        for audit in audits {
            guard let input = inputs.first(where: { Array($0.election.uuid.utf8) == audit.uuid }) else { continue }
            Answer.line("an opened ballot for \(input.title), which holds what the file says")
            Answer.line("check code: \(String(decoding: audit.checkCode.base64, as: UTF8.self))")
            for (index, question) in input.election.questions.enumerated() {
                Answer.line("\(index + 1). \(ChoicesFile.remark(question.text))")
                for line in ChoicesFile.text(audit.choices[index], of: question) { Answer.line("     \(line)") }
            }
        }
        Talk.note("hint: compare the check codes with those that you noted, and the choices with yours")
    }

    private static func text(_ failure: BallotAudit.Failure) -> String {
        var place = "ballot \(failure.ballot + 1)"
        if failure.question >= 0 { place += ", question \(failure.question + 1)" }
        if failure.item >= 0, failure.code != .json { place += ", choice \(failure.item + 1)" }
        return switch failure.code {
        case .json: "not the canonical JSON of an audit file (byte \(failure.item))"
        case .election: "\(place): a ballot for an election that was not named"
        case .ballot: "\(place): not a ballot of its election"
        case .choices: "\(place): openings are missing or superfluous, or no allowed answer"
        case .opening: "\(place): the ciphertext does not hold what the file says"
        }
    }

    private static func json(_ audits: [BallotAudit]) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"kind\":\"audit\",\"ballots\":")
        writer.list(audits) { writer, audit in
            writer.literal("{\"election\":")
            writer.string(audit.uuid)
            writer.literal(",\"check_code\":")
            writer.string(audit.checkCode.base64)
            writer.literal(",\"choices\":")
            writer.list(audit.choices) { writer, choices in writer.list(choices) { $0.integer(Int($1)) } }
            writer.literal("}")
        }
        writer.literal("}\n")
        return writer.bytes
    }
}
