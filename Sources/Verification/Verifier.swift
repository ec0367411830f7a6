//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ElectionRecord
public import Foundation
import RoundBundle
import Rounds

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
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, isFolder.boolValue {
            return await examine(bundle: URL(filePath: path), expecting: expectations, progress: progress).report
        }
        var findings = Findings()
        do throws(ArchiveError) {
            let source = try ArchiveSource(path: path)
            var examination = ArchiveExamination(
                source,
                expectations: expectations,
                progress: Progress(total: source.count * 2, report: progress)
            )
            await examination.run(path: path, &findings)
            if !expectations.states.isEmpty {
                findings.fail(.keptEvents, "an archive alone has no log: only a bundle can be held against its states")
            }
            if expectations.anchor != nil {
                findings.fail(.anchor, "an archive alone has no roster: only a bundle can be held against an anchor")
            }
        } catch {
            findings.fail(.unreadable, "\(error)")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return findings.report(on: name, codes: CheckCode.archiveChecks + (expectations.anchor == nil ? [] : [.anchor]))
    }

    /// Verifies the bundle in a folder, also of a round that is not finished, and counts its sheets on the way.
    ///
    /// The sheets are there only if nothing failed: they are what a trustee may answer, and what a tally is made of.
    public static func examine(
        bundle url: URL,
        expecting expectations: Expectations = Expectations(),
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async -> BundleExamined {
        var findings = Findings()
        let folder = BundleFolder(url)
        let examination = BundleExamination(
            folder: folder,
            expectations: expectations,
            progress: Progress(total: archiveBytes(in: folder) * 2, report: progress)
        )
        let found = await examination.run(&findings)
        let report = findings.report(on: url.lastPathComponent, codes: CheckCode.bundleChecks)
        return BundleExamined(
            report: report,
            sheets: report.verdict == .verified ? found.tallies : [],
            phase: found.state?.phase,
            anchor: found.state?.rosters.anchor
        )
    }

    private static func archiveBytes(in folder: BundleFolder) -> Int {
        let names = (try? folder.files().filter { $0.hasSuffix(".bel") }) ?? []
        return names.reduce(0) { sum, name in sum + ((try? ArchiveSource(path: folder.path(name)).count) ?? 0) }
    }
}
