//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Foundation
public import KeyCeremony
public import RoundBundle
public import Rounds
import SignedNotes
import Store
import Synchronization
import Tally
public import Verification

extension VotingService {
    /// Verifies the record of a closed round as a stranger would, and counts its sheets; then the encrypted sums are on
    /// record, and the trustees can be asked.
    ///
    /// - Returns: the sheets, in the definition's order.
    /// - Throws: `ServiceError` with code `conflict` if the round is not closed, `unfit` if the record does not verify.
    @discardableResult
    public func countSheets(of round: RoundID) async throws(ServiceError) -> [SheetTally] {
        let state = try await state(of: round)
        guard state.phase == .closed else {
            throw ServiceError(.conflict, "round \(round) is \(state.phase.rawValue), not closed")
        }
        let sheets = try await tallies(of: round)
        var events: [(ElectionID, NewEvent)] = []
        for (sheet, tally) in zip(state.sheets, sheets) where !sheet.hasTally {
            guard let election = sheet.election else { continue }
            let sums = tally.sums.total
            events.append(
                (election, .encryptedTally(sums.tally.bytes, ballots: sums.ballots, weight: sums.weight))
            )
        }
        let key = try signingKey(of: round)
        try await stored { [events] () throws(StoreError) in
            try await store.recordCount(events, of: round, signedBy: key)
        }
        return sheets
    }

    /// Takes in a trustee's answer to a sheet's tally, and keeps it if its proofs hold.
    ///
    /// - Returns: why it is not taken; nil if it is.
    /// - Throws: `ServiceError` with code `unfit` if the bytes are no answer for this sheet.
    public func takeAnswer(
        _ bytes: [UInt8],
        to sheet: SheetID,
        of round: RoundID
    ) async throws(ServiceError) -> TrusteeAnswer.Fault? {
        let (place, election) = try await place(of: sheet, in: round)
        let tally = try await tallies(of: round)[place]
        let answer: TrusteeAnswer
        do {
            answer = try TrusteeAnswer(bytes, shapes: tally.election.shapes)
        } catch {
            throw ServiceError(.unfit, "a trustee's answer to sheet \(sheet): \(error)")
        }
        var opening = SheetOpening(tally)
        if let fault = opening.take(answer) { return fault }
        try await stored { () throws(StoreError) in
            try await store.keepAnswer(bytes, owner: answer.owner, of: election)
        }
        return nil
    }

    /// Opens the sums of every sheet with the answers that are in, works the outcome out, and records all of it at once.
    ///
    /// - Returns: the result; the act *tally* names the hash of its JSON.
    /// - Throws: `ServiceError` with code `conflict` if answers are missing or the sums are open already.
    public func openSums(of round: RoundID) async throws(ServiceError) -> RoundResult {
        let definition = try await stored { () throws(StoreError) in try await store.definition(of: round) }
        let state = try await state(of: round)
        var events: [(ElectionID, NewEvent)] = []
        var files: [String: [UInt8]] = [:]
        var counted: [CountedSheet] = []
        for (place, tally) in try await tallies(of: round).enumerated() {
            guard let election = state.sheets[place].election, let ledger = state.sheets[place].ledger else {
                throw ServiceError(.damaged, "sheet \(state.sheets[place].terms.id) has no election or no roll")
            }
            let opening = try await opening(of: tally, election)
            do {
                let counts = try opening.open()
                events += opening.events(counts).map { (election, $0) }
                if tally.plan.opening == .cells {
                    files[BundlePaths.cells(state.sheets[place].terms.id)] = opening.document.bytes
                }
                counted.append(
                    try counts.counted(
                        definition.sheets[place],
                        of: definition,
                        tally: tally,
                        election: election,
                        electorate: ledger.electorate
                    )
                )
            } catch {
                throw ServiceError(.conflict, "sheet \(state.sheets[place].terms.id): \(error)")
            }
        }
        let result: RoundResult
        do {
            result = try RoundResult(
                round: round,
                definition: definition.digest,
                isRehearsal: definition.values.rehearsal,
                counted: counted
            )
        } catch {
            throw ServiceError(.damaged, "the result of round \(round): \(error)")
        }
        files[BundlePaths.result] = result.json
        files[BundlePaths.resultTable] = result.csv
        let key = try signingKey(of: round)
        try await stored { [events, files] () throws(StoreError) in
            try await store.recordCount(events, files: files, of: round, signedBy: key)
        }
        return result
    }

    /// Verifies what is public of a round, as a stranger would.
    ///
    /// - Throws: `ServiceError`, as `export`.
    public func verify(_ round: RoundID) async throws(ServiceError) -> BundleExamined {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let municipality = try await terms(of: round).municipality
        let anchor = try instance.rosters.chain(of: municipality).anchor
        try await export(round, to: folder)
        return await Verifier.examine(bundle: folder, expecting: Expectations(anchor: anchor))
    }

    /// The counted sheets of a closed round, from a record that verifies. No ballot is added any more, so they stay.
    private func tallies(of round: RoundID) async throws(ServiceError) -> [SheetTally] {
        if let known = counted.withLock({ $0[round] }) { return known }
        let examined = try await verify(round)
        let report = examined.report
        guard report.verdict == .verified else {
            let findings = report.lines.filter { $0.verdict == .failed }.map { "\($0.code.rawValue): \($0.findings)" }
            throw ServiceError(.unfit, "the record of round \(round) does not verify: \(findings)")
        }
        counted.withLock { $0[round] = examined.sheets }
        return examined.sheets
    }

    private func opening(of tally: SheetTally, _ election: ElectionID) async throws(ServiceError) -> SheetOpening {
        let answers = try await stored { () throws(StoreError) in try await store.answers(of: election) }
        var opening = SheetOpening(tally)
        for bytes in answers {
            guard let answer = try? TrusteeAnswer(bytes, shapes: tally.election.shapes), opening.take(answer) == nil
            else { throw ServiceError(.damaged, "a kept answer of a trustee to election \(election) does not hold") }
        }
        return opening
    }

    private func place(of sheet: SheetID, in round: RoundID) async throws(ServiceError) -> (Int, ElectionID) {
        let status = try await stored { () throws(StoreError) in try await store.status(of: round) }
        guard status.phase == .closed else {
            throw ServiceError(.conflict, "round \(round) is \(status.phase.rawValue), not closed")
        }
        guard let place = status.elections.firstIndex(where: { $0.sheet == sheet }) else {
            throw ServiceError(.unknown, "round \(round) has no sheet \(sheet)")
        }
        return (place, status.elections[place].uuid)
    }
}
