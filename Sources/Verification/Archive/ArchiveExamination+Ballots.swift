//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import ElectionRecord

extension ArchiveExamination {
    /// The second reading: checks every ballot on all cores, and sums those that count by cell; nil if anything in the
    /// ballots fails, for then there are no sums to speak of.
    ///
    /// `cell` gives the cell of the credential at a place on the list; there are `cells`.
    func checkBallots(
        of record: Record,
        cells: Int = 1,
        cell: @escaping (Int) -> Int = { _ in 0 },
        _ findings: inout Findings
    ) async -> CellSums? {
        await checkCredentials(record.credentials, &findings)
        do throws(ArchiveError) {
            let summation = try await BallotSummation.of(
                source,
                context: record.election.context,
                box: record.box,
                head: record.head,
                cells: cells,
                cell: cell,
                progress: { progress.advance($0) }
            )
            for refusal in summation.refusals {
                let text = "\(label)ballot \(refusal.height): \(refusal.error.text) (\(refusal.error.code.label))"
                findings.fail(refusal.error.code.check, at: refusal.height, text)
            }
            conclude(record, &findings)
            return findings.hasFailed(anyOf: CheckCode.ballotChecks) ? nil : summation.sums
        } catch {
            findings.fail(error.check, label + "\(error)")
            return nil
        }
    }

    /// A list may be long, and each key costs a multiplication: all cores take part.
    private func checkCredentials(_ credentials: CredentialList, _ findings: inout Findings) async {
        let piece = 1000
        let errors = await withTaskGroup(of: DocumentError?.self, returning: [DocumentError].self) { group in
            for start in stride(from: 0, to: credentials.count, by: piece) {
                group.addTask {
                    do throws(DocumentError) {
                        try credentials.checkKeys(in: start..<min(start + piece, credentials.count))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
        }
        for error in errors { findings.fail(.credentials, label + "\(error)") }
    }

    private func conclude(_ record: Record, _ findings: inout Findings) {
        findings.done(.ballotForm, "\(label)\(record.box.cast) ballots")
        for code in [
            CheckCode.ballotElection, .ballotShape, .ballotGroup, .ballotSignature, .individualProof, .overallProof,
        ] {
            findings.done(code)
        }
        if record.election.questions.contains(where: \.shape.allowsBlank) { findings.done(.blankProof) }
        let voted = "\(record.box.counted) of \(record.credentials.count) credentials voted"
        findings.done(.ballotCredential, label + voted)
        findings.done(.ballotTwice)
    }
}
