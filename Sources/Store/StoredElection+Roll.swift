//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import Rounds

extension StoredElection {
    /// The roll, as it was when the election was set up.
    func roll(_ strata: SheetStrata, definition: Digest, in database: Database) throws -> Roll {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT key, role, stratum FROM credentials WHERE election = ? ORDER BY key",
            arguments: [id]
        )
        var entries: [Roll.Entry] = []
        while let row = try rows.next() {
            entries.append(
                Roll.Entry(
                    key: try row.bytes32("key"),
                    role: try row.decoded("role") { (text: String) in Roll.Role(stored: text) },
                    stratum: try row.value("stratum")
                )
            )
        }
        do {
            return try Roll(election: uuid, sheet: sheet, definition: definition, strata: strata, entries: entries)
        } catch {
            throw StoreError(.damaged, "the stored roll of election \(uuid): \(error.detail)")
        }
    }

    /// Records the roll of an election that is being set up.
    func insert(_ roll: Roll, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO credentials (election, key, role, stratum, state) VALUES (?, ?, ?, ?, ?)"
        )
        for place in 0..<roll.count {
            let entry = roll[place]
            let state: StoredCredential.State = entry.role == .letter ? .active : .idle
            try statement.execute(arguments: [
                id, entry.key.blob, entry.role.stored, entry.stratum, state.rawValue,
            ])
        }
    }
}
