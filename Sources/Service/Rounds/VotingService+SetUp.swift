//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RoundBundle
public import Rounds
import Store

extension VotingService {
    /// Sets up the elections of an adopted round: checks rolls, trustees and the numbers of the issue against each other
    /// and the definition, makes the elections and begins their archives. Then the round is ready.
    ///
    /// - Parameters:
    ///   - sheets: one for each sheet of the definition, in any order.
    ///   - issue: issue.json.
    /// - Throws: `ServiceError` with code `unfit` and what does not fit; `conflict` if the round is not adopted.
    public func setUp(_ round: RoundID, _ sheets: [SheetSetUp], issue: [UInt8]) async throws(ServiceError) {
        let definition = try await stored { () throws(StoreError) in try await store.definition(of: round) }
        let status = try await stored { () throws(StoreError) in try await store.status(of: round) }
        guard status.phase == .adopted else {
            throw ServiceError(.conflict, "round \(round) is \(status.phase.rawValue), not adopted")
        }
        guard sheets.count == definition.sheets.count else {
            throw ServiceError(.unfit, "\(sheets.count) sheets for the \(definition.sheets.count) of round \(round)")
        }
        let numbers = try fitting("issue.json") { try IssueNumbers(json: issue) }
        var made: [(uuid: ElectionID, setup: RoundStore.Setup)] = []
        for (sheet, election) in zip(definition.sheets, status.elections) {
            guard let given = sheets.first(where: { $0.sheet == sheet.id }) else {
                throw ServiceError(.unfit, "nothing was handed in for sheet \(sheet.id)")
            }
            let setup = try fitting("sheet \(sheet.id)") {
                try SetUpCheck(sheet: sheet, definition: definition, election: election.uuid).run(given, numbers)
            }
            made.append((election.uuid, setup))
        }
        let key = try signingKey(of: round)
        try await stored { () throws(StoreError) in
            try await store.setUpElections(made, files: [BundlePaths.issue: issue], signedBy: key)
        }
    }

    /// Says of what an error is a fault.
    private func fitting<Value>(_ name: String, _ body: () throws -> Value) throws(ServiceError) -> Value {
        do {
            return try body()
        } catch {
            throw ServiceError(.unfit, "\(name): \(error)")
        }
    }
}

/// Checks what was handed in for a sheet, and makes its election.
private struct SetUpCheck {
    let sheet: Sheet
    let definition: RoundDefinition
    let election: ElectionID

    func run(_ given: SheetSetUp, _ issue: IssueNumbers) throws -> RoundStore.Setup {
        let roll = try Roll(json: given.roll)
        let digest = Digest(of: given.roll)
        guard let strata = SheetStrata(sheet.strata), roll.fits(strata), roll.election == election,
            roll.sheet == sheet.id, roll.definition == definition.digest
        else { throw ServiceError(.unfit, "the roll is of another sheet, election or definition") }
        let stated = issue.rolls.first { $0.sheet == sheet.id }
        guard issue.definition == definition.digest, stated?.digest == digest, stated?.election == election else {
            throw ServiceError(.unfit, "issue.json is of another roll or definition")
        }
        let minimum = definition.terms.minimumBallots
        for (stratum, letters) in zip(strata.letters, roll.counts(of: .letter)) where letters < minimum {
            throw ServiceError(.unfit, "stratum \(stratum) has \(letters) letters, fewer than \(minimum)")
        }
        let trustees = try Trustees(given.trustees)
        try trustees.check(electionKey: trustees.electionKey)
        for case .pedersen(let group) in trustees.entries where group.threshold * 2 <= group.size {
            throw ServiceError(.unfit, "\(group.threshold) of \(group.size) trustees are not more than half")
        }
        guard Set(trustees.owners.map(\.key.bytes)).count == trustees.owners.count else {
            throw ServiceError(.unfit, "two trustees have one key")
        }
        let election = try Election(
            of: sheet,
            in: definition,
            election: election,
            roll: digest,
            publicKey: trustees.electionKey
        )
        // Reading a point finds out whether it is one of the group.
        let credentials = try CredentialList(keys: (0..<roll.count).map { try Point(roll[$0].key) })
        return RoundStore.Setup(
            election: election.bytes,
            trustees: trustees.bytes,
            credentials: credentials.bytes,
            roll: roll
        )
    }
}
