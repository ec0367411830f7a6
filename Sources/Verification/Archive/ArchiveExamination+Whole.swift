//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord

extension ArchiveExamination {
    /// Examines an archive that stands alone.
    mutating func run(path: String, _ findings: inout Findings) async {
        guard let record = readRecord(&findings) else { return }
        describe(record, &findings)
        if ArchiveName.matches(path: path, uuid: record.election.uuid) {
            findings.done(.fileName)
        } else {
            findings.fail(.fileName, "the archive of election \(record.election.uuid) is not named after it")
        }
        expectations.check(events: seenEvents, ballots: seenBallots, &findings)
        guard let sums = await checkBallots(of: record, &findings) else { return }
        checkTally(of: record, sums: sums.total, &findings)
    }

    private func describe(_ record: Record, _ findings: inout Findings) {
        findings.note("election", record.election.name)
        findings.note("uuid", record.election.uuid)
        findings.note("fingerprint", String(decoding: record.election.fingerprint.base64, as: UTF8.self))
        if let last = record.head.hash { findings.note("last event", String(decoding: last.hex, as: UTF8.self)) }
        findings.note("ballots", "\(record.box.cast), of which \(record.box.counted) count")
    }
}
