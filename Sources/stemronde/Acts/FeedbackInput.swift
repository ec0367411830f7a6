//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFiles
import Rounds
import VerifyCommand

/// Feedback named on the command line: the YAML that officials write, or its JSON.
struct FeedbackInput {
    let name: String
    private let bytes: [UInt8]

    init(_ name: String) throws {
        self.name = name
        bytes = try InputFile.read(name, limit: DefinitionBounds.bytes)
    }

    init(_ bytes: [UInt8], name: String) {
        self.name = name
        self.bytes = bytes
    }

    /// Whether it is the JSON that acts name.
    var isDocument: Bool { Feedback.isLabel(of: bytes) }

    /// The feedback on a round; says everything that is wrong with it.
    func feedback(on definition: RoundDefinition) throws -> Feedback {
        guard isDocument else {
            do throws(RoundFileError) {
                return try FeedbackFile.feedback(yaml: bytes, on: definition)
            } catch {
                throw refusal(error.diagnostics.map { ($0.text(file: name), $0.hint) })
            }
        }
        let feedback = try document()
        let problems = feedback.problems(on: definition)
        guard problems.isEmpty else { throw refusal(problems.map { ("\(name): \($0)", $0.cure) }) }
        return feedback
    }

    /// The JSON itself, whatever round it is on.
    func document() throws -> Feedback {
        do throws(DefinitionError) {
            return try Feedback(json: bytes)
        } catch {
            throw refusal(error.problems.map { ("\(name): \($0)", $0.cure) })
        }
    }

    private func refusal(_ findings: [(text: String, cure: String)]) -> CommandFailure {
        for finding in findings { Talk.note("\(finding.text)\n  hint: \(finding.cure)") }
        let count = "\(findings.count) problem" + (findings.count == 1 ? "" : "s")
        return CommandFailure("\(name): not sound feedback on this round: \(count)")
    }
}
