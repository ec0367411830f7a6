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
import KeyCeremony
import RoundBundle
import Rounds
import Tally
import Verification
import VerifyCommand

/// `stemronde trustee check-answer`.
struct TrusteeCheckAnswerCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-answer",
        abstract: "Check trustees' answers before they are put on record.",
        discussion: """
            Verifies and counts the bundle, and checks every factor in the answers. Says for each sheet whether the \
            answers are enough to open its sums.

            Example: stemronde trustee check-answer assen-2027/ /media/stick/answer-*.json

            Exit status: 0 all answers hold, 1 some do not, 2 could not read, 64 usage.
            """
    )

    @Argument(help: "The round's bundle.", completion: .directory)
    var bundle: String

    @Argument(help: "The trustees' answers.", completion: .file())
    var answers: [String]

    @Flag(help: "Print the findings as JSON.")
    var json = false

    /// What is found of one file.
    private struct Finding {
        let file: String
        var sheet: SheetID?
        var owner: Int?
        /// Why the answer is not taken; nil if it is.
        var fault: String?
    }

    func perform() async throws {
        let files = try answers.map { ($0, try InputFile.read($0)) }
        let round = try await CountedBundle(bundle, expecting: Expectations())
        var openings = round.sheets.map { SheetOpening($0.tally) }
        let findings = files.map { take($0, $1, round, &openings) }
        if json {
            Answer.write(Self.json(findings, round, openings))
        } else {
            for finding in findings { Answer.line(Self.text(finding)) }
            for (sheet, opening) in zip(round.sheets, openings) where sheet.tally.plan.opening == .cells {
                Answer.line("sheet \(sheet.id): \(Self.text(opening.missing))")
            }
        }
        let refused = findings.count { $0.fault != nil }
        guard refused == 0 else { throw CommandFailure("\(refused) of \(findings.count) answers do not hold") }
    }

    private func take(
        _ file: String,
        _ bytes: [UInt8],
        _ round: CountedBundle,
        _ openings: inout [SheetOpening]
    ) -> Finding {
        var finding = Finding(file: file)
        var fault = "an answer for no sheet of this round"
        for (place, sheet) in round.sheets.enumerated() {
            do throws(DocumentError) {
                let answer = try TrusteeAnswer(bytes, shapes: sheet.tally.election.shapes)
                guard answer.statement.fingerprint == sheet.tally.election.fingerprint else { continue }
                finding.sheet = sheet.id
                finding.owner = answer.owner
                finding.fault = openings[place].take(answer).map(Self.text)
                return finding
            } catch {
                // Sheets differ in their questions: an answer reads as one of its own sheet only.
                if round.sheets.count == 1 { fault = error.detail }
            }
        }
        finding.fault = fault
        return finding
    }

    private static func text(_ finding: Finding) -> String {
        var text = "\(finding.file)  "
        if let sheet = finding.sheet, let owner = finding.owner { text += "\(sheet), trustee \(owner): " }
        return text + (finding.fault.map { "FAIL: \($0)" } ?? "ok")
    }

    private static func text(_ fault: TrusteeAnswer.Fault) -> String {
        func name(_ place: SumPlace) -> String { "question \(place.question + 1), sum \(place.item + 1)" }
        return switch fault {
        case .statement: "for another tally, another trustee or another number of cells"
        case .cellProof(let cell, let place): "cell \(cell + 1), \(name(place)): the factor is not proven"
        case .product(let place): "\(name(place)): the factor for the archive is not the product of the cells'"
        case .archiveProof(let place): "\(name(place)): the proof for the archive does not verify"
        }
    }

    private static func text(_ missing: Trustees.Missing?) -> String {
        guard let missing else { return "enough answers" }
        var parts: [String] = []
        if !missing.mandatory.isEmpty { parts.append("the answer of \(Exchange.names(missing.mandatory))") }
        parts += missing.groups.sorted { $0.key < $1.key }.map { "\($0.value) more" }
        return "needs " + parts.joined(separator: ", and ")
    }

    private static func json(_ findings: [Finding], _ round: CountedBundle, _ openings: [SheetOpening]) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"answers\":")
        writer.list(findings) { writer, finding in
            writer.literal("{\"file\":")
            writer.string(finding.file.utf8)
            writer.literal(",\"sheet\":")
            if let sheet = finding.sheet { writer.string(sheet.text.utf8) } else { writer.literal("null") }
            writer.literal(",\"trustee\":")
            if let owner = finding.owner { writer.integer(owner) } else { writer.literal("null") }
            writer.literal(",\"fault\":")
            if let fault = finding.fault { writer.string(fault.utf8) } else { writer.literal("null") }
            writer.literal("}")
        }
        writer.literal(",\"sheets\":")
        writer.list(zip(round.sheets, openings)) { writer, part in
            writer.literal("{\"sheet\":")
            writer.string(part.0.id.text.utf8)
            writer.literal(",\"opens\":")
            writer.boolean(part.0.tally.plan.opening == .cells)
            writer.literal(",\"enough\":")
            writer.boolean(part.1.missing == nil)
            writer.literal("}")
        }
        writer.literal("}\n")
        return writer.bytes
    }
}
