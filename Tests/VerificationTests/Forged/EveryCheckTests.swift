//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RecordFixtures
import Testing

@testable import Verification

/// No check of an archive is without a record that fails it and nothing else.
@Suite struct EveryCheckTests {
    @Test func everyCheckOfAnArchiveHasARecordThatFailsItAlone() throws {
        let document = try ChecksDocument()
        let recorded = try AlteredArchive.all().compactMap {
            $0.expect == "reject" ? document.code(named: $0.check) : nil
        }
        let forged =
            (MutatedFileTests.mutations + MutatedSetupTests.mutations + MutatedTrusteesTests.mutations
            + MutatedBallotTests.mutations + MutatedTallyTests.mutations).filter { $0.codes.count == 1 }
        let failing = Set(recorded + forged.flatMap { $0.codes.map(\.rawValue) })
        // A file that cannot be read and what an observer kept from before have tests of their own.
        let others: Set<CheckCode> = [.unreadable, .keptEvents]
        for code in CheckCode.archiveChecks where !others.contains(code) {
            #expect(failing.contains(code.rawValue), "\(code.rawValue) \(code.title)")
        }
    }
}
