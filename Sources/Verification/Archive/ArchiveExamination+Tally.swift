//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony

extension ArchiveExamination {
    /// Checks tally, decryptions and result against the sums computed from the ballots; a tally that is not theirs
    /// leaves nothing to check behind it.
    func checkTally(of record: Record, sums: EncryptedSums, _ findings: inout Findings) {
        guard let tally = record.tally else { return }
        let computed = Digest(of: sums.tally.bytes)
        guard computed == tally.payload.tally else {
            let claimed = tally.payload.tally
            findings.fail(.encryptedTally, label + "computed \(text(computed)), the record claims \(text(claimed))")
            return
        }
        findings.done(.encryptedTally, label + "\(sums.ballots) ballots")
        checkNumbers(tally.payload, record, &findings)
        guard !record.decryptions.isEmpty else { return }
        let decryptions = checkDecryptions(of: record, tally: sums.tally, &findings)
        guard let result = record.result else { return }
        checkResult(result, of: record, tally: sums.tally, decryptions, &findings)
    }

    private func checkNumbers(_ payload: TallyPayload, _ record: Record, _ findings: inout Findings) {
        let (ballots, weight) = (record.box.counted, record.box.countedWeight)
        if payload.ballots != ballots {
            findings.fail(
                .tallyNumbers,
                label + "num_tallied: computed \(ballots), the record claims \(payload.ballots)"
            )
        }
        if payload.weight != weight {
            findings.fail(
                .tallyNumbers,
                label + "total_weight: computed \(weight), the record claims \(payload.weight)"
            )
        }
        findings.done(.tallyNumbers)
    }

    private func checkDecryptions(
        of record: Record,
        tally: EncryptedTally,
        _ findings: inout Findings
    ) -> RecordedDecryptions {
        let shapes = record.election.questions.map(\.shape)
        var decryptions = RecordedDecryptions(
            trustees: record.trustees,
            tally: tally,
            fingerprint: record.election.fingerprint
        )
        for (owner, document) in record.decryptions {
            do {
                decryptions.add(try PartialDecryption(try document.bytes(), shapes: shapes), owner: owner)
            } catch let error as DocumentError {
                findings.fail(error.decryptionCheck, label + "trustee \(owner): \(error)")
            } catch let error as ArchiveError {
                // What is longer than any document is not in its form either.
                let isTooLong = error.code == .recordSize
                findings.fail(isTooLong ? .decryptionForm : error.check, label + "trustee \(owner): \(error)")
            } catch {
                findings.fail(.unreadable, label + "\(error)")
            }
        }
        // Where a result stands on too few true answers, a false one is what is wrong.
        let isMissed = record.result != nil && record.trustees.missing(from: Set(decryptions.valid.keys)) != nil
        for fault in decryptions.faults { say(fault, isMissed: isMissed, &findings) }
        for code in [CheckCode.decryptionForm, .decryptionGroup, .decryptionOwner] { findings.done(code) }
        findings.done(.decryptionProof, label + "\(decryptions.valid.count) trustees")
        return decryptions
    }

    private func say(_ fault: RecordedDecryptions.Fault, isMissed: Bool, _ findings: inout Findings) {
        let trustee = label + "trustee \(fault.owner): "
        switch fault.kind {
        case .unknownOwner: findings.fail(.decryptionOwner, trustee + "there is no such trustee")
        case .repeated: findings.fail(.decryptionOwner, trustee + "a second partial decryption")
        case .proof(let place):
            let text = trustee + "the factor of \(self.text(place)) is not proven"
            if fault.isDispensable, !isMissed {
                findings.warn(.decryptionProof, text + "; it is left out")
            } else {
                findings.fail(.decryptionProof, text)
            }
        }
    }

    private func checkResult(
        _ document: DataRecord,
        of record: Record,
        tally: EncryptedTally,
        _ decryptions: RecordedDecryptions,
        _ findings: inout Findings
    ) {
        var result: ElectionResult?
        do {
            result = try ElectionResult(try document.bytes(), shapes: record.election.questions.map(\.shape))
            findings.done(.resultForm)
        } catch let error as ArchiveError where error.code != .recordSize {
            findings.fail(error.check, label + "\(error)")
            return
        } catch {
            findings.fail(.resultForm, label + "\(error)")
        }
        do throws(Trustees.Missing) {
            let factors = try record.trustees.combine(decryptions.valid)
            findings.done(.decryptionsEnough)
            guard let result else { return }
            if let place = Decryption(of: tally, factors: factors).firstDifference(from: result) {
                let claimed = result.counts[place.question][place.item]
                findings.fail(.result, label + "\(text(place)): the decryptions do not give \(claimed)")
            }
            findings.done(.result)
        } catch {
            // A false answer that could not be done without is named already.
            guard !findings.hasFailed(anyOf: CheckCode.decryptionChecks) else { return }
            findings.fail(.decryptionsEnough, label + text(error))
        }
    }

    private func text(_ missing: Trustees.Missing) -> String {
        var parts = missing.mandatory.map { "trustee \($0) did not answer" }
        parts += missing.groups.sorted { $0.key < $1.key }.map { entry, count in
            "\(count) more of the threshold group in place \(entry + 1) must answer"
        }
        return parts.joined(separator: ", ")
    }

    private func text(_ place: SumPlace) -> String {
        "sum \(place.item + 1) of question \(place.question + 1)"
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
