//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ArgumentParser
import CanonicalText
import Foundation
import Registrar
import Rounds
import VerifyCommand

/// The options that say where an issue's addresses come from.
struct IssueSource: ParsableArguments {
    /// Problems of a file that are shown; the rest is counted.
    private static let shown = 10

    @Option(help: "The address register: a BAG export as CSV.", completion: .file())
    var register: String

    @Option(help: "The day of which the register is, as in 2027-01-15.")
    var registerDate: String

    @Option(help: "A CSV with the number of people entitled at each address.", completion: .file())
    var voters: String?

    @Option(help: "Leave out addresses of this status in the register; may be repeated.")
    var leaveOutStatus: [String] = []

    func validate() throws {
        _ = try date()
    }

    func date() throws -> Day {
        guard let day = Day(registerDate) else {
            throw ValidationError("--register-date \(registerDate): a day such as 2027-01-15 is expected")
        }
        return day
    }

    /// Who gets a letter, and the hashes of the files that say so. Problems of the files are told.
    func plan(
        _ definition: RoundDefinition
    ) throws -> (plan: IssuePlan, digests: (register: Digest, voters: Digest?)) {
        do {
            var (addresses, digest) = try Self.read(register) { bytes in
                let file = try RegisterImport(bytes)
                Self.tell(file.report, register)
                return (file.register, Self.digest(bytes))
            }
            var votersDigest: Digest?
            if let voters {
                (addresses, votersDigest) = try Self.read(voters) { bytes in
                    let file = try VotersImport(bytes, for: addresses)
                    Self.tell(file.report, voters)
                    if file.unnamed > 0 { Talk.warning("\(voters): \(file.unnamed) addresses are not named") }
                    return (file.register, Self.digest(bytes))
                }
            }
            let plan = try IssuePlan(
                definition: definition,
                register: addresses,
                excludedStatuses: leaveOutStatus
            )
            return (plan, (digest, votersDigest))
        } catch let error as RegisterError {
            throw CommandFailure(error.detail, status: .unreadable)
        }
    }

    /// Calls `body` with the content of a file.
    static func read<Value>(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        } catch {
            throw CommandFailure("cannot read \(path): \(error.localizedDescription)", status: .unreadable)
        }
        return try content.withUnsafeBytes(body)
    }

    private static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var hasher = DigestHasher()
        hasher.update(bytes)
        return hasher.finish()
    }

    private static func tell(_ report: ImportReport, _ path: String) {
        guard report.refused > 0 else { return }
        Talk.warning("\(path): \(report.refused) of \(report.rows) rows give no address of their own")
        for problem in report.problems.prefix(shown) { Talk.note("line \(problem.line): \(problem.detail)") }
        if report.refused > shown { Talk.note("… and \(report.refused - shown) more") }
    }
}
