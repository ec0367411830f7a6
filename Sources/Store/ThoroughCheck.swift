//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import GRDB
import Rounds
import SignedNotes

/// Reads everything that is stored, and finds whether it fits together: every log from its entries, every archive from
/// its first event, and both in step. It takes time with their size, and memory for one entry at a time.
struct ThoroughCheck {
    let database: Database

    func run() throws {
        let answers = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
        guard answers == ["ok"] else {
            throw StoreError(.damaged, "SQLite finds the file damaged: \(answers.joined(separator: "; "))")
        }
        do {
            try database.checkForeignKeys()
        } catch {
            throw StoreError(.damaged, "a row refers to one that is not there: \(StoreError(error).detail)")
        }
        try ConsistencyCheck(database: database).run()
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM rounds ORDER BY id") {
            let elections = try StoredElection.all(round: id, in: database)
            try checkLog(round: id, events: elections.reduce(0) { $0 + $1.head.count })
            for election in elections { try checkArchive(election) }
        }
    }

    /// The tree is that of the entries, and no entry is an event that no archive has.
    private func checkLog(round: Int64, events: Int) throws {
        var edge = TreeEdge()
        var found = 0
        let nodes = StoredHashes(database: database, round: round)
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT place, bytes FROM entries WHERE round = ? ORDER BY place",
            arguments: [round]
        )
        while let row = try rows.next() {
            let bytes = try row.bytes("bytes")
            let place: Int = try row.value("place")
            guard place == edge.size else { throw StoreError(.damaged, "a log lacks entry \(edge.size)") }
            var completed: [(node: TreeNode, hash: Digest)] = []
            edge.append(MerkleTree.leafHash(of: bytes)) { completed.append(($0, $1)) }
            guard try nodes.hashes(of: completed.map(\.node)) == completed.map(\.hash) else {
                throw StoreError(.damaged, "the hashes of a log are not those of its entry \(place)")
            }
            if bytes.starts(with: "event ".utf8) { found += 1 }
        }
        guard found == events else {
            throw StoreError(.damaged, "a log has \(found) events, the archives of its round \(events)")
        }
        let log = try StoredLog.find(round: round, in: database)
        guard log?.edge ?? TreeEdge() == edge else {
            throw StoreError(.damaged, "the edge of the log \(log?.origin ?? "") is not that of its entries")
        }
    }

    /// The events follow each other, stand in the log where they say, and have their documents.
    private func checkArchive(_ election: StoredElection) throws {
        var head = RecordHead(header: ArchiveHeader(timestamp: election.head.timestamp))
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT height, events.hash, events.bytes, entry, size, entries.bytes AS logged
                FROM events JOIN entries ON entries.round = ? AND entries.place = entry
                WHERE election = ? ORDER BY height
                """,
            arguments: [election.round, election.id]
        )
        while let row = try rows.next() {
            func damaged(_ what: String) -> StoreError {
                StoreError(.damaged, "event \(head.count) of election \(election.uuid) \(what)")
            }
            let bytes = try row.bytes("bytes")
            guard let event = try? Event(bytes), event.height == head.count, event.parent == head.hash else {
                throw damaged("does not follow the one before it")
            }
            let hash = Digest(of: bytes)
            guard try row.digest("hash") == hash else { throw damaged("is stored under another hash") }
            let entry = LogEntry.event(election.uuid, height: event.height, bytes: bytes).bytes
            guard try row.bytes("logged") == entry else { throw damaged("stands in the log with other bytes") }
            let size = try head.size + documentsSize(event, election) + record(bytes.count)
            guard try row.value("size") == size else { throw damaged("says that the archive is of another size") }
            head = RecordHead(
                timestamp: head.timestamp,
                count: head.count + 1,
                hash: hash,
                type: event.type,
                size: size
            )
            if event.type == .ballot, let ballot = event.payload { try check(ballot, at: event.height, election) }
        }
        guard head == election.head else {
            throw StoreError(.damaged, "the archive of \(election.uuid) lacks events")
        }
    }

    /// Bytes of the records of an event's documents, whose hashes are right.
    private func documentsSize(_ event: Event, _ election: StoredElection) throws -> Int {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT hash, bytes FROM documents WHERE election = ? AND height = ? ORDER BY place",
            arguments: [election.id, event.height]
        )
        var size = 0
        var last: Digest?
        for row in rows {
            let bytes = try row.bytes("bytes")
            last = Digest(of: bytes)
            guard try row.digest("hash") == last else {
                throw StoreError(.damaged, "a document of election \(election.uuid) is stored under another hash")
            }
            size += record(bytes.count)
        }
        guard last == event.payload else {
            throw StoreError(.damaged, "event \(event.height) of election \(election.uuid) lacks its document")
        }
        return size
    }

    /// The ballot is found under its credential, and the credential's last is none before it.
    private func check(_ ballot: Digest, at height: Int, _ election: StoredElection) throws {
        guard let stored = try StoredBallot.find(ballot, election: election.id, in: database), stored.height == height,
            let credential = try StoredCredential.find(stored.credential, election: election.id, in: database),
            let last = credential.last, last >= height
        else { throw StoreError(.damaged, "ballot \(height) of election \(election.uuid) is not its credential's") }
    }

    /// Bytes of a record: a header, and the body in whole blocks.
    private func record(_ count: Int) -> Int {
        512 + (count + 511) / 512 * 512
    }
}
