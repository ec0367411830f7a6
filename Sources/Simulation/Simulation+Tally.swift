//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import KeyCeremony
import RoundBundle
import Rounds
import Service
import Tally
import Verification

extension Simulation {
    /// Sums, asks the trustees, and opens.
    func tally(_ ceremony: Ceremony) async throws {
        let round = options.definition.id
        try await site.service.countSheets(of: round)
        for index in options.answering {
            guard let secret = ceremony.secrets[index] else { throw SimulationError("there is no trustee \(index)") }
            var book = AnswerBook()
            for (place, tally) in try await countedByTrustee(index).enumerated() where tally.plan.opening == .cells {
                let answer = try TrusteeDesk(secret: secret).answer(tally) { try book.enter($0) }
                let sheet = options.definition.sheets[place].id
                if let fault = try await site.service.takeAnswer(answer.bytes, to: sheet, of: round) {
                    throw SimulationError("the answer of trustee \(index) is refused: \(fault)")
                }
            }
            report(.answered(trustee: index))
        }
        let result = try await site.service.openSums(of: round)
        report(.tallied(result))
        try await act(.tally(Digest(of: result.json)))
        site.clock.advance(to: site.clock.seconds + 6 * 86_400)
        try await act(.publish(Digest(of: result.json)))
    }

    /// Each trustee gets the public record, verifies it on a machine of its own, and answers what it has counted itself.
    private func countedByTrustee(_ index: Int) async throws -> [SheetTally] {
        let copy = secrets.appending(path: "trustee-\(index)")
        try await site.service.export(options.definition.id, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let examined = await Verifier.examine(bundle: copy, expecting: try kept, progress: showing)
        guard examined.report.verdict == .verified else {
            throw SimulationError("the record does not verify", report: examined.report)
        }
        return examined.sheets
    }

    /// Writes the bundle, and verifies it as a stranger would.
    func publish(_ bundle: URL) async throws -> VerificationReport {
        try await site.service.export(options.definition.id, to: bundle)
        report(.published)
        return await Verifier.examine(bundle: bundle, expecting: try kept, progress: showing).report
    }

    /// What everybody has kept from before: the fingerprint of the first roster.
    private var kept: Expectations {
        get throws { Expectations(anchor: try site.anchor(of: options.definition.municipality)) }
    }

    private var showing: @Sendable (Int, Int) -> Void {
        let report = report
        return { report(.verifying(done: $0, of: $1)) }
    }
}
