//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import Foundation
import GRDB
import Rounds

/// Appends an election's events to its archive and to the round's log, within a transaction.
struct ArchiveWriter {
    /// What was appended.
    struct Appended {
        /// The event with its records.
        let records: EventRecords
        /// The event's place in the log.
        let entry: Int
    }

    private let database: Database
    private let election: Int64
    private let uuid: ElectionID
    private(set) var head: RecordHead

    /// At the end of an election's archive.
    init(_ election: StoredElection, in database: Database) {
        self.database = database
        self.election = election.id
        uuid = election.uuid
        head = election.head
    }

    /// Appends an event with its documents.
    ///
    /// - Throws: `StoreError` with code `conflict` if it may not follow the event before it.
    mutating func append(_ event: NewEvent, to log: inout LogAppender) throws -> Appended {
        let records: EventRecords
        do {
            records = try EventRecords(event, after: head)
        } catch {
            throw StoreError(.conflict, "election \(uuid): \(error.detail)")
        }
        let place = try log.append(LogEntry.event(uuid, height: records.event.height, bytes: records.bytes).bytes)
        try database.cachedStatement(
            sql: "INSERT INTO events (election, height, type, hash, bytes, entry, size) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            election, records.event.height, records.event.type.rawValue, records.hash.blob, Data(records.bytes), place,
            records.head.size,
        ])
        let insert = try database.cachedStatement(
            sql: "INSERT INTO documents (election, height, place, hash, bytes) VALUES (?, ?, ?, ?, ?)"
        )
        for (index, document) in records.documents.enumerated() {
            try insert.execute(arguments: [
                election, records.event.height, index, document.hash.blob, Data(document.bytes),
            ])
        }
        try database.cachedStatement(
            sql: "UPDATE elections SET count = ?, type = ?, head = ?, size = ? WHERE id = ?"
        ).execute(arguments: [
            records.head.count, records.event.type.rawValue, records.hash.blob, records.head.size, election,
        ])
        head = records.head
        return Appended(records: records, entry: place)
    }
}
