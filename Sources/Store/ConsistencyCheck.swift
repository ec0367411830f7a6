//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import GRDB
import SignedNotes

/// Checks that what stands at the ends of logs and archives fits together. It takes time that does not grow with them,
/// so it runs at every start; `RoundStore.checkEverything` reads all of it.
struct ConsistencyCheck {
    let database: Database

    func run() throws {
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM rounds ORDER BY id") { try checkLog(round: id) }
        for election in try StoredElection.all(in: database) { try checkArchive(election) }
    }

    private func checkLog(round: Int64) throws {
        let last = try Int.fetchOne(database, sql: "SELECT max(place) FROM entries WHERE round = ?", arguments: [round])
        guard let log = try StoredLog.find(round: round, in: database) else {
            guard last == nil else { throw StoreError(.damaged, "a log has entries but no checkpoint") }
            return
        }
        let size = log.edge.size
        let root = log.edge.root
        let signed = log.checkpoint.checkpoint
        guard last == size - 1 else {
            throw StoreError(.damaged, "the log \(log.origin) has entries up to \(last ?? -1), but says \(size)")
        }
        guard try StoredHashes(database: database, round: round).root(size: size) == root else {
            throw StoreError(.damaged, "the edge of the log \(log.origin) is not that of its \(size) entries")
        }
        guard signed.size == size, signed.root == root, signed.origin == Array(log.origin.utf8) else {
            throw StoreError(.damaged, "the checkpoint of the log \(log.origin) is not of its \(size) entries")
        }
    }

    private func checkArchive(_ election: StoredElection) throws {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT height, type, hash, size FROM events WHERE election = ?
                ORDER BY height DESC LIMIT 1
                """,
            arguments: [election.id]
        )
        guard let row else {
            guard election.head.count == 0 else {
                throw StoreError(.damaged, "the archive of \(election.uuid) lacks its events")
            }
            return
        }
        let last = RecordHead(
            timestamp: election.head.timestamp,
            count: try row.value("height") + 1,
            hash: try row.digest("hash"),
            type: try row.decoded("type") { (text: String) in EventType(rawValue: text) },
            size: try row.value("size")
        )
        guard election.head == last else {
            throw StoreError(.damaged, "the archive of \(election.uuid) does not end where it says it does")
        }
    }
}
