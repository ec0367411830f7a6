//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import ArgumentParser
import CanonicalText
import Foundation
import Verification

/// What `stemronde-verify` and `stemronde verify` take, and do.
public struct VerifyArguments: ParsableArguments {
    /// Shown under the options of both commands.
    public static let discussion = """
        Checks an archive (UUID.bel) or a round's bundle (a folder): one line a check, then one verdict.

        Example: stemronde-verify assen-2027/

        Exit status: 0 verified, 1 not verified, 2 could not check, 64 usage.
        """

    @Argument(help: "The archive or the bundle.", completion: .file())
    var path: String

    @Option(help: "An event's hash that you kept from before (64 hex digits): the record must still contain it.")
    var event: [String] = []

    @Option(help: "A tracking code (43 characters): the record must contain the ballot.")
    var ballot: [String] = []

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Show also the checks that do not apply.")
    var all = false

    /// Neither option given.
    public init() {}

    /// Refuses an option that is not written as it must be.
    public mutating func validate() throws {
        _ = try expectations()
    }

    /// Verifies, prints the report, and throws unless the verdict is *verified*.
    public func run() async throws {
        let bar = ProgressBar("verifying")
        let report = await Verifier.verify(path: path, expecting: try expectations()) { bar.show($0, of: $1) }
        bar.finish()
        if json {
            Answer.write(report.json + [0x0A])
        } else {
            Answer.write(ReportText(report, showsAll: all).text)
        }
        switch report.verdict {
        case .verified: return
        case .notVerified: throw ExitCode(ExitStatus.failed.rawValue)
        case .notChecked: throw ExitCode(ExitStatus.unreadable.rawValue)
        }
    }

    private func expectations() throws -> Expectations {
        Expectations(
            events: try event.map { text in
                guard let digest = Digest(hex: text.utf8) else {
                    throw ValidationError("--event \(text): not 64 lower-case hex digits")
                }
                return digest
            },
            ballots: try ballot.map { text in
                guard let digest = Digest(base64: text.utf8) else {
                    throw ValidationError("--ballot \(text): not a tracking code of 43 characters")
                }
                return digest
            }
        )
    }
}
