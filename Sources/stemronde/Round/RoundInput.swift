//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import RoundFiles
import Rounds
import VerifyCommand

/// A definition named on the command line: a YAML file, a `definition.json`, or `-` for YAML on standard input.
struct RoundInput {
    let name: String
    let bytes: [UInt8]

    /// Reads the file, and no more of it than a definition may have.
    init(_ name: String) throws {
        self.name = name
        do {
            let handle = name == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: name))
            defer { try? handle.close() }
            var read = Data()
            while read.count <= DefinitionBounds.bytes,
                let piece = try handle.read(upToCount: DefinitionBounds.bytes + 1 - read.count), !piece.isEmpty
            {
                read.append(piece)
            }
            bytes = [UInt8](read)
        } catch {
            throw CommandFailure(
                "\(name): the file cannot be read",
                hint: "name an existing file, or - for standard input",
                status: .unreadable
            )
        }
    }

    /// The definition, or everything that is wrong with it: lines as an editor understands them.
    func definition(limits: Limits) throws(RoundRefusal) -> RoundDefinition {
        do {
            guard !name.hasSuffix(".json") else { return try RoundDefinition(json: bytes) }
            return try RoundFile.definition(yaml: bytes, limits: limits)
        } catch let error as RoundFileError {
            throw RoundRefusal(
                findings: error.diagnostics.map { RoundRefusal.Finding($0.problem, line: $0.line, column: $0.column) }
            )
        } catch let error as DefinitionError {
            throw RoundRefusal(findings: error.problems.map { RoundRefusal.Finding($0, line: 1, column: 1) })
        } catch {
            preconditionFailure("a definition is refused by its own errors only")
        }
    }
}

/// What is wrong with a definition, and where.
struct RoundRefusal: Error {
    struct Finding {
        let problem: DefinitionProblem
        let line: Int
        let column: Int

        init(_ problem: DefinitionProblem, line: Int, column: Int) {
            self.problem = problem
            self.line = line
            self.column = column
        }
    }

    let findings: [Finding]

    /// "1 problem", "2 problems".
    var count: String { "\(findings.count) problem" + (findings.count == 1 ? "" : "s") }

    /// `ballots/assen.yaml:41:7: R13 sheets[0].zones[2]: …` and a hint, per problem.
    func text(file: String) -> String {
        findings.map { finding in
            "\(file):\(finding.line):\(finding.column): \(finding.problem)\n  hint: \(finding.problem.cure)\n"
        }.joined()
    }
}
