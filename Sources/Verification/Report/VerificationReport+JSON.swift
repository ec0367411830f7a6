//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

extension VerificationReport {
    /// The report for machines: one JSON object, described in docs/checks.md.
    public var json: [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"version\":1,\"subject\":")
        writer.string(subject.utf8)
        writer.literal(",\"verdict\":")
        writer.string(verdict.rawValue.utf8)
        writer.literal(",\"checked\":")
        writer.integer(checked)
        writer.literal(",\"failed\":")
        writer.integer(failures)
        writer.literal(",\"facts\":")
        writer.list(facts) { writer, fact in
            writer.literal("{\"name\":")
            writer.string(fact.name.utf8)
            writer.literal(",\"value\":")
            writer.string(fact.value.utf8)
            writer.literal("}")
        }
        writer.literal(",\"checks\":")
        writer.list(lines) { writer, line in
            writer.literal("{\"code\":")
            writer.string(line.code.rawValue.utf8)
            writer.literal(",\"title\":")
            writer.string(line.code.title.utf8)
            writer.literal(",\"verdict\":")
            writer.string(line.verdict.rawValue.utf8)
            writer.literal(",\"summary\":")
            writer.string(line.summary.utf8)
            writer.literal(",\"count\":")
            writer.integer(line.count)
            writer.literal(",\"findings\":")
            writer.list(line.findings) { $0.string($1.utf8) }
            writer.literal("}")
        }
        writer.literal("}")
        return writer.bytes
    }
}
