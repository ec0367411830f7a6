//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Verification

/// A report as people read it: one line a check, findings below it, one verdict.
struct ReportText {
    /// Findings shown below a line; the rest is counted.
    private static let shown = 10

    private let report: VerificationReport
    private let showsAll: Bool

    /// `showsAll`: also the checks that do not apply.
    init(_ report: VerificationReport, showsAll: Bool) {
        self.report = report
        self.showsAll = showsAll
    }

    var text: String {
        var text = ""
        for fact in report.facts {
            text += "\(pad(fact.name + ":", 14)) \(Printable.text(fact.value))\n"
        }
        if !report.facts.isEmpty { text += "\n" }
        for line in report.lines where showsAll || line.verdict != .notApplicable {
            text += self.line(line)
        }
        return text + "\n" + verdict + "\n"
    }

    private var verdict: String {
        let checks = report.checked == 1 ? "check" : "checks"
        switch report.verdict {
        case .verified: return "verdict: VERIFIED (\(report.checked) \(checks))"
        case .notVerified: return "verdict: NOT VERIFIED (\(report.failures) of \(report.checked) \(checks) failed)"
        case .notChecked: return "verdict: COULD NOT CHECK"
        }
    }

    private func line(_ line: CheckLine) -> String {
        var text = "\(line.code.rawValue) \(pad(mark(line.verdict), 4)) \(line.code.title)"
        if !line.summary.isEmpty { text += ": \(Printable.text(line.summary))" }
        text += "\n"
        for finding in line.findings.prefix(Self.shown) { text += "         \(Printable.text(finding))\n" }
        let rest = line.count - min(line.findings.count, Self.shown)
        if rest > 0 { text += "         … and \(rest) more\n" }
        return text
    }

    private func mark(_ verdict: CheckLine.Verdict) -> String {
        switch verdict {
        case .ok: "ok"
        case .failed: "FAIL"
        case .warning: "warn"
        case .notReached: "…"
        case .notApplicable: "-"
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
