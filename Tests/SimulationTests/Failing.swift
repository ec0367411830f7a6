//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFixtures
import Testing
import Verification

extension VerificationReport {
    /// The codes of the checks that failed.
    var failed: Set<String> {
        Set(lines.filter { $0.verdict == .failed }.map(\.code.rawValue))
    }

    /// What was found, for a test's message.
    var problems: String {
        lines.filter { !$0.findings.isEmpty }
            .map { "\($0.code.rawValue) \($0.verdict.rawValue): \($0.findings.prefix(3).joined(separator: " | "))" }
            .joined(separator: "\n")
    }

    /// The verdict on one check.
    func verdict(of code: CheckCode) -> CheckLine.Verdict? {
        lines.first { $0.code == code }?.verdict
    }
}

extension Player {
    /// Expects that exactly these checks fail, and none warns.
    func expect(_ codes: Set<String>, location: SourceLocation = #_sourceLocation) async {
        let report = await verify()
        #expect(report.failed == codes, "\(report.problems)", sourceLocation: location)
        let warned = report.lines.filter { $0.verdict == .warning }.map(\.code.rawValue)
        #expect(warned == [], "\(report.problems)", sourceLocation: location)
        #expect((report.verdict == .verified) == codes.isEmpty, sourceLocation: location)
    }
}
