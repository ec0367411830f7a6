//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import KeyCeremony
import RoundBundle
import Rounds
import Tally
import Verification

extension Simulation {
    /// Sums, asks the trustees, opens, and works the outcome out.
    func tally(_ ceremony: Ceremony) async throws {
        for (sheet, tally) in zip(recorder.state.sheets, try await examine()) {
            let sums = tally.sums.total
            let event = NewEvent.encryptedTally(sums.tally.bytes, ballots: sums.ballots, weight: sums.weight)
            try record(event, of: sheet, kind: .encryptedTally)
        }
        try recorder.publish()
        var openings: [SheetOpening] = []
        for index in options.answering {
            guard let secret = ceremony.secrets[index] else { throw SimulationError("there is no trustee \(index)") }
            // Each trustee verifies the record on a machine of its own, and answers what it has counted itself.
            let tallies = try await examine()
            if openings.isEmpty { openings = tallies.map { SheetOpening($0) } }
            var book = AnswerBook()
            for (place, tally) in tallies.enumerated() where tally.plan.opening == .cells {
                let answer = try TrusteeDesk(secret: secret).answer(tally) { try book.enter($0) }
                if let fault = openings[place].take(answer) {
                    throw SimulationError("the answer of trustee \(index) is refused: \(fault)")
                }
            }
            report(.answered(trustee: index))
        }
        try conclude(openings)
    }

    private func conclude(_ openings: [SheetOpening]) throws {
        var counted: [CountedSheet] = []
        for (place, opening) in openings.enumerated() {
            let state = recorder.state.sheets[place]
            let counts = try opening.open()
            for event in opening.events(counts) {
                let kind: ElectionEvent.Kind = if case .result = event { .result } else { .partialDecryption }
                try record(event, of: state, kind: kind)
            }
            if opening.sheet.plan.opening == .cells {
                try recorder.folder.write(BundlePaths.cells(state.terms.id), opening.document.bytes)
            }
            guard let election = state.election, let ledger = state.ledger else { continue }
            counted.append(
                try counts.counted(
                    options.definition.sheets[place],
                    of: options.definition,
                    tally: opening.sheet,
                    election: election,
                    electorate: ledger.electorate
                )
            )
        }
        let result = try RoundResult(
            round: options.definition.id,
            definition: options.definition.digest,
            counted: counted
        )
        try recorder.folder.write(BundlePaths.result, result.json)
        try recorder.folder.write(BundlePaths.resultTable, result.csv)
        let days = dayAfterClosing
        try act(.tally(Digest(of: result.json)), daysAfterOpening: days + 1)
        try act(.publish(Digest(of: result.json)), daysAfterOpening: days + 7)
        try recorder.publish()
        report(.tallied(result))
    }

    /// Completes the bundle, and verifies it as a stranger would.
    func publish() async throws -> VerificationReport {
        let readme = BundleReadme.text(options.definition)
        try recorder.folder.write(BundlePaths.readme, Array(readme.utf8))
        try recorder.folder.write(BundlePaths.checksums, try Checksums(of: recorder.folder).bytes)
        report(.published)
        return await Verifier.examine(bundle: bundle, progress: showing).report
    }

    private var dayAfterClosing: Int {
        let schedule = options.definition.values.schedule
        return (schedule.closes.unixSeconds - schedule.opens.unixSeconds) / 86_400 + 1
    }

    private var showing: @Sendable (Int, Int) -> Void {
        let report = report
        return { report(.verifying(done: $0, of: $1)) }
    }

    private func examine() async throws -> [SheetTally] {
        let (report, sheets) = await Verifier.examine(bundle: bundle, progress: showing)
        guard report.verdict == .verified else {
            throw SimulationError("the record does not verify", report: report)
        }
        return sheets
    }
}
