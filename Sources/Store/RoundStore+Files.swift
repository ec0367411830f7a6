//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Foundation
import GRDB
public import Rounds
import SignedNotes

extension RoundStore {
    /// Keeps a file of a round's public folder that stands neither in the log nor in an archive, say the numbers of the
    /// issue or the result; it replaces an earlier one of this name.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func keepFile(_ name: String, _ bytes: [UInt8], of round: RoundID) async throws(StoreError) {
        try await write { database in
            try database.keepFile(name, bytes, round: try StoredRound.find(round, in: database).id)
        }
    }

    /// A file that is kept of a round's public folder; nil if there is none of this name.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func file(_ name: String, of round: RoundID) async throws(StoreError) -> [UInt8]? {
        try await read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT bytes FROM files WHERE round = ? AND name = ?",
                arguments: [try StoredRound.find(round, in: database).id, name]
            )?.bytes("bytes")
        }
    }

    /// A number that grows with everything that is added to a round's public folder: entries of the log, and files kept
    /// beside it.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func extent(of round: RoundID) async throws(StoreError) -> Int {
        try await read { database in
            let id = try StoredRound.find(round, in: database).id
            let files = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM files WHERE round = ?", arguments: [id])
            return (try StoredLog.find(round: id, in: database)?.checkpoint.checkpoint.size ?? 0) + (files ?? 0)
        }
    }

    /// All that is public of a round, as of one moment.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func snapshot(of round: RoundID) async throws(StoreError) -> RoundSnapshot {
        try await read { database in
            let stored = try StoredRound.find(round, in: database)
            let definition = try stored.definition(in: database)
            let elections = try StoredElection.all(round: stored.id, in: database)
            var rolls: [Roll] = []
            for election in elections where election.isCurrent && election.head.count > 0 {
                guard let sheet = definition.sheets.first(where: { $0.id == election.sheet }),
                    let strata = SheetStrata(sheet.strata)
                else { throw StoreError(.damaged, "round \(round) has an election of an unknown sheet") }
                rolls.append(try election.roll(strata, definition: definition.digest, in: database))
            }
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT name, bytes FROM files WHERE round = ? ORDER BY name",
                arguments: [stored.id]
            )
            return RoundSnapshot(
                definition: definition,
                checkpoint: try StoredLog.find(round: stored.id, in: database)?.checkpoint,
                archives: elections.filter { $0.head.count > 0 }.map { election in
                    RoundSnapshot.Archive(
                        sheet: election.sheet,
                        election: election.uuid,
                        bytes: ArchiveBytes(store: self, election: election)
                    )
                },
                rolls: rolls,
                files: try rows.map { RoundSnapshot.File(name: try $0.value("name"), bytes: try $0.bytes("bytes")) }
            )
        }
    }
}

extension Database {
    /// Keeps a file of a round's public folder.
    func keepFile(_ name: String, _ bytes: [UInt8], round: Int64) throws {
        try execute(
            sql: "INSERT OR REPLACE INTO files (round, name, bytes) VALUES (?, ?, ?)",
            arguments: [round, name, Data(bytes)]
        )
    }
}
