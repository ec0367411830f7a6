//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord

/// Verifies what a round has published.
public enum Verifier {
    /// Verifies the archive at `path`.
    ///
    /// Never throws and never prints: what is wrong stands in the report. `progress` hears how many bytes of how many
    /// have been read; it is called from several threads.
    public static func verify(
        path: String,
        expecting expectations: Expectations = Expectations(),
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async -> VerificationReport {
        var findings = Findings()
        let codes = CheckCode.archiveChecks
        let name = path.split(separator: "/").last.map(String.init) ?? path
        do throws(ArchiveError) {
            let source = try ArchiveSource(path: path)
            var examination = ArchiveExamination(
                source,
                expectations: expectations,
                progress: Progress(total: source.count * 2, report: progress)
            )
            await examination.run(path: path, &findings)
        } catch {
            findings.fail(.unreadable, "\(error)")
        }
        return findings.report(on: name, codes: codes)
    }
}
