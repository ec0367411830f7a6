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

/// A row of `elections`: whose it is, and where its archive stands.
struct StoredElection {
    let id: Int64
    let round: Int64
    let sheet: SheetID
    let uuid: ElectionID
    let isCurrent: Bool
    let head: RecordHead

    private static let columns = """
        SELECT id, round, sheet, uuid, current, timestamp, count, type, head, size FROM elections
        """

    /// The election with this uuid.
    ///
    /// - Throws: `StoreError` with code `unknown`.
    static func find(_ uuid: ElectionID, in database: Database) throws -> StoredElection {
        let statement = try database.cachedStatement(sql: "\(columns) WHERE uuid = ?")
        guard let row = try Row.fetchOne(statement, arguments: [uuid.text]) else {
            throw StoreError(.unknown, "there is no election \(uuid)")
        }
        return try StoredElection(row)
    }

    /// Whether there is an election with this uuid.
    static func exists(_ uuid: ElectionID, in database: Database) throws -> Bool {
        try Row.fetchOne(database, sql: "\(columns) WHERE uuid = ?", arguments: [uuid.text]) != nil
    }

    /// The elections of a round, also those of before it went back to `adopted`, in the order in which they were made.
    static func all(round: Int64, in database: Database) throws -> [StoredElection] {
        try all(in: database, where: "round = ?", [round])
    }

    /// The elections of a round's sheets, in the sheets' order; none before adoption.
    static func current(round: Int64, in database: Database) throws -> [StoredElection] {
        try all(in: database, where: "round = ? AND current = 1", [round])
    }

    /// All elections of all rounds.
    static func all(in database: Database) throws -> [StoredElection] {
        try all(in: database, where: "1", [])
    }

    private static func all(
        in database: Database,
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [StoredElection] {
        try Row.fetchAll(database, sql: "\(columns) WHERE \(condition) ORDER BY round, id", arguments: arguments)
            .map { try StoredElection($0) }
    }

    private init(_ row: Row) throws {
        id = try row.value("id")
        round = try row.value("round")
        sheet = try row.decoded("sheet") { (text: String) in SheetID(text) }
        uuid = try row.decoded("uuid") { (text: String) in ElectionID(text) }
        isCurrent = try row.value("current")
        let count: Int = try row.value("count")
        let type: EventType? =
            count == 0 ? nil : try row.decoded("type") { (text: String) in EventType(rawValue: text) }
        head = RecordHead(
            timestamp: try row.value("timestamp"),
            count: count,
            hash: count == 0 ? nil : try row.digest("head"),
            type: type,
            size: try row.value("size")
        )
    }
}
