//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import GRDB
public import Rounds

extension RoundStore {
    /// Adds a draft.
    ///
    /// - Throws: `StoreError` with code `exists` if there is a round of this name.
    public func addRound(_ definition: RoundDefinition) async throws(StoreError) {
        try await write { database in
            let name = definition.id
            guard try StoredRound.all(in: database).allSatisfy({ $0.name != name }) else {
                throw StoreError(.exists, "there is a round \(name) already")
            }
            try database.execute(
                sql: """
                    INSERT INTO rounds (name, municipality, definition, digest, phase, opens, closes)
                    VALUES (?, ?, ?, ?, 'draft', ?, ?)
                    """,
                arguments: [
                    name.text, definition.municipality.text, Data(definition.json), definition.digest.blob,
                    definition.schedule.opens.unixSeconds, definition.schedule.closes.unixSeconds,
                ]
            )
        }
    }

    /// Puts another definition in the place of a draft's.
    ///
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if the round is no longer a draft.
    public func replaceDraft(_ definition: RoundDefinition) async throws(StoreError) {
        try await write { database in
            let round = try StoredRound.find(definition.id, in: database)
            guard round.phase == .draft else {
                throw StoreError(.conflict, "round \(round.name) is \(round.phase.rawValue): its definition is frozen")
            }
            try database.execute(
                sql: """
                    UPDATE rounds SET municipality = ?, definition = ?, digest = ?, opens = ?, closes = ? WHERE id = ?
                    """,
                arguments: [
                    definition.municipality.text, Data(definition.json), definition.digest.blob,
                    definition.schedule.opens.unixSeconds, definition.schedule.closes.unixSeconds, round.id,
                ]
            )
        }
    }

    /// All rounds, in the order in which they were added.
    public func rounds() async throws(StoreError) -> [RoundStatus] {
        try await read { database in
            try StoredRound.all(in: database).map { try RoundStatus($0, in: database) }
        }
    }

    /// How a round stands.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func status(of round: RoundID) async throws(StoreError) -> RoundStatus {
        try await read { try RoundStatus.find(round, in: $0) }
    }

    /// A round's definition.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func definition(of round: RoundID) async throws(StoreError) -> RoundDefinition {
        try await read { try StoredRound.find(round, in: $0).definition(in: $0) }
    }

    /// The round that an election is of.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func round(of election: ElectionID) async throws(StoreError) -> RoundID {
        try await read { database in
            let id = try StoredElection.find(election, in: database).round
            let row = try Row.fetchOne(database, sql: "SELECT name FROM rounds WHERE id = ?", arguments: [id])
            guard let row else { throw StoreError(.damaged, "election \(election) has no round") }
            return try row.decoded("name") { (text: String) in RoundID(text) }
        }
    }
}
