//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import Foundation
import TestSupport
import Testing

@testable import Verification

/// Every recorded archive, sound or altered, gets its verdict for the reason that its origin names.
@Suite struct RecordedArchiveTests {
    struct Case: Decodable, CustomTestStringConvertible {
        let id: String
        let what: String
        let expect: String
        let check: String

        var testDescription: String { "\(id): \(what)" }
    }

    static let cases: [Case] = {
        let bytes = (try? Fixture.bytes("belenios/tampered/cases.json")) ?? []
        return (try? JSONDecoder().decode([Case].self, from: Data(bytes))) ?? []
    }()

    /// Checks that fail together with the named one, because both look at what was altered.
    private static let together: [String: Set<String>] = [
        // A false decryption, and a second one of the same trustee.
        "108-decryption-bad-then-good": ["V44"]
    ]

    /// Archives that are accepted, or refused for something else, with a warning.
    private static let warned: [String: Set<String>] = [
        "074-credential-with-name": ["V28"],
        // The threshold is met without the false answer, which is named.
        "214-threshold-one-invalid-of-three": ["V44"],
    ]

    @Test func thereAreAllCases() {
        #expect(Self.cases.count == 110)
    }

    @Test(arguments: ["small", "open", "threshold-3.3.0", "multi", "medium"])
    func aSoundArchiveIsVerified(_ name: String) async throws {
        let report = await Verifier.verify(path: try path("sound/\(name)"))
        #expect(report.verdict == .verified, "\(report.problems)")
        #expect(report.lines.allSatisfy { $0.verdict != .warning && $0.verdict != .notReached })
    }

    @Test func theRecordedCountsAreTheResult() async throws {
        for name in ["small", "multi", "medium", "threshold-3.3.0"] {
            struct Expected: Decodable { let result: [[Int]] }
            let file = try Fixture.bytes("belenios/sound/\(name)/expected-result.json")
            let expected = try JSONDecoder().decode(Expected.self, from: Data(file)).result
            let source = try ArchiveSource(path: try path("sound/\(name)"))
            var reader = try ArchiveReader(source)
            var recorded: [[Int]]?
            while let event = try reader.next() {
                guard case .result(let document) = event.content else { continue }
                struct Result: Decodable { let result: [[Int]] }
                recorded = try JSONDecoder().decode(Result.self, from: Data(try document.bytes())).result
            }
            #expect(recorded == expected)
        }
    }

    @Test func anEventOrBallotKeptFromBeforeMustBeThere() async throws {
        let there = "830dbc9dd44ec411530610aff9f5ea9a9647df1a2e771f5c73e4a363a1406018"
        let event = try #require(Digest(hex: there.utf8))
        let path = try path("sound/small")
        let kept = await Verifier.verify(path: path, expecting: Expectations(events: [event]))
        #expect(kept.verdict == .verified)
        let ballot = try #require(Digest(base64: "CFYsWGCV4uL/ypdCVbBQbzdYP0JZIJA36z2mfjpKopE".utf8))
        let cast = await Verifier.verify(path: path, expecting: Expectations(ballots: [ballot]))
        #expect(cast.verdict == .verified)
        for lost in [Expectations(events: [ballot]), Expectations(ballots: [event])] {
            let report = await Verifier.verify(path: path, expecting: lost)
            #expect(report.lines.filter { $0.verdict == .failed }.map(\.code) == [.keptEvents])
        }
    }

    @Test func whatCannotBeReadIsNotJudged() async throws {
        let report = await Verifier.verify(path: "/nowhere/11111111111111.bel")
        #expect(report.verdict == .notChecked)
    }

    @Test(arguments: cases)
    func anAlteredArchiveFailsTheNamedCheckAlone(_ altered: Case) async throws {
        let report = await Verifier.verify(path: try path("tampered/\(altered.id)"))
        let failed = Set(report.lines.filter { $0.verdict == .failed }.map(\.code.rawValue))
        let warned = Set(report.lines.filter { $0.verdict == .warning }.map(\.code.rawValue))
        #expect(warned == Self.warned[altered.id, default: []])
        guard altered.expect == "reject" else {
            #expect(report.verdict == .verified, "\(report.problems)")
            return
        }
        let named = try #require(try ChecksDocument().code(named: altered.check), "\(altered.check)")
        #expect(failed == Self.together[altered.id, default: []].union([named]), "\(report.problems)")
    }

    private func path(_ folder: String) throws -> String {
        let url = Fixture.url("belenios/\(folder)")
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".bel") }
        return url.appending(path: try #require(names.first)).path
    }
}

extension VerificationReport {
    /// What failed, for a test's message.
    var problems: [String] {
        lines.filter { !$0.findings.isEmpty }.map { "\($0.code.rawValue): \($0.findings.joined(separator: ", "))" }
    }
}
