//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Collects what the checks find, and makes the report of it.
struct Findings: Sendable {
    /// Findings of one check that are kept; a record that is wrong everywhere should not fill memory with saying so.
    static let limit = 100

    private struct Entry {
        var summary = ""
        var failures: [Located] = []
        var failureCount = 0
        var warnings: [Located] = []
        var warningCount = 0
        var isDone = false
    }

    private struct Located {
        let position: Int
        let text: String
    }

    private var entries: [CheckCode: Entry] = [:]
    private var facts: [VerificationReport.Fact] = []

    /// Says that the check was carried out, and what was checked or computed.
    mutating func done(_ code: CheckCode, _ summary: String = "") {
        entries[code, default: Entry()].isDone = true
        guard !summary.isEmpty, let said = entries[code]?.summary else { return }
        entries[code]?.summary = said.isEmpty ? summary : "\(said); \(summary)"
    }

    /// Records a failure; findings of one check are shown in the order of `position`.
    mutating func fail(_ code: CheckCode, at position: Int = 0, _ text: String) {
        var entry = entries[code] ?? Entry()
        entry.failureCount += 1
        Self.keep(Located(position: position, text: text), in: &entry.failures)
        entries[code] = entry
    }

    /// Records a warning.
    mutating func warn(_ code: CheckCode, at position: Int = 0, _ text: String) {
        var entry = entries[code] ?? Entry()
        entry.warningCount += 1
        Self.keep(Located(position: position, text: text), in: &entry.warnings)
        entries[code] = entry
    }

    /// Records a fact.
    mutating func note(_ name: String, _ value: String) {
        facts.append(VerificationReport.Fact(name: name, value: value))
    }

    /// Whether any check failed.
    var hasFailed: Bool {
        entries.values.contains { $0.failureCount > 0 }
    }

    /// Whether one of these checks failed.
    func hasFailed(anyOf codes: [CheckCode]) -> Bool {
        codes.contains { (entries[$0]?.failureCount ?? 0) > 0 }
    }

    /// The report on `subject`, with a line for each of `codes`.
    func report(on subject: String, codes: [CheckCode]) -> VerificationReport {
        let lines = codes.map { code in line(code, afterFailure: hasFailed) }
        return VerificationReport(subject: subject, lines: lines, facts: facts)
    }

    private func line(_ code: CheckCode, afterFailure: Bool) -> CheckLine {
        let entry = entries[code] ?? Entry()
        let verdict: CheckLine.Verdict
        switch true {
        case entry.failureCount > 0: verdict = .failed
        case entry.warningCount > 0: verdict = .warning
        case entry.isDone: verdict = .ok
        default: verdict = afterFailure ? .notReached : .notApplicable
        }
        let found = entry.failures + entry.warnings
        return CheckLine(
            code: code,
            verdict: verdict,
            summary: entry.summary,
            findings: found.map(\.text),
            count: entry.failureCount + entry.warningCount
        )
    }

    private static func keep(_ finding: Located, in list: inout [Located]) {
        let index = list.firstIndex { $0.position > finding.position } ?? list.endIndex
        list.insert(finding, at: index)
        if list.count > limit { list.removeLast() }
    }
}
