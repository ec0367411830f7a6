//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Rounds
import VerifyCommand

/// What became of a register's rows, for people and for machines.
struct RegisterText {
    let file: String
    let report: ImportReport
    /// Rows without an address that are shown one by one.
    let shown: Int

    var text: String {
        var text = "\(file): \(report.rows) rows, \(report.addresses) addresses\n"
        text += "separator: \(separator)\n"
        text += "columns:   \(names(report.columns))\n"
        if !report.ignoredColumns.isEmpty { text += "not read:  \(names(report.ignoredColumns))\n" }
        guard report.refused > 0 else { return text }
        text += "\n\(report.refused) rows gave no address of their own:\n"
        for (reason, count) in counts { text += "  \(count)  \(reason.rawValue)\n" }
        for problem in report.problems.prefix(shown) {
            text += "line \(problem.line): \(Printable.text(problem.detail))\n"
        }
        let rest = report.refused - min(shown, report.problems.count)
        if rest > 0 { text += "… and \(rest) more\n" }
        return text
    }

    func json(_ definition: RoundDefinition?, _ coverage: Coverage?) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"file\":")
        writer.string(file.utf8)
        writer.literal(",\"separator\":")
        writer.string(String(report.separator).utf8)
        writer.literal(",\"columns\":")
        writer.list(report.columns) { $0.string($1.utf8) }
        writer.literal(",\"not_read\":")
        writer.list(report.ignoredColumns) { $0.string($1.utf8) }
        writer.literal(",\"rows\":")
        writer.integer(report.rows)
        writer.literal(",\"addresses\":")
        writer.integer(report.addresses)
        writer.literal(",\"refused\":")
        writer.list(counts) { writer, part in
            writer.literal("{\"reason\":")
            writer.string(part.reason.rawValue.utf8)
            writer.literal(",\"rows\":")
            writer.integer(part.count)
            writer.literal("}")
        }
        writer.literal(",\"problems\":")
        writer.list(report.problems.prefix(shown)) { writer, problem in
            writer.literal("{\"line\":")
            writer.integer(problem.line)
            writer.literal(",\"reason\":")
            writer.string(problem.reason.rawValue.utf8)
            writer.literal(",\"detail\":")
            writer.string(problem.detail.utf8)
            writer.literal("}")
        }
        writer.literal(",\"coverage\":")
        if let definition, let coverage {
            CoverageText(definition, coverage).write(to: &writer)
        } else {
            writer.literal("null")
        }
        writer.literal("}")
        return writer.bytes
    }

    /// In the order of the reasons.
    private var counts: [(reason: ImportProblem.Reason, count: Int)] {
        ImportProblem.Reason.allCases.compactMap { reason in report.counts[reason].map { (reason, $0) } }
    }

    private var separator: String {
        report.separator == "\t" ? "tab" : "\(report.separator)"
    }

    private func names(_ names: [String]) -> String {
        names.map(Printable.text).joined(separator: ", ")
    }
}
