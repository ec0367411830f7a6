//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
import GRDB
public import Rounds

/// An act that is on record.
public struct RecordedAct: Hashable, Sendable {
    /// Its place among the round's acts, from 1.
    public let number: Int
    /// What it does.
    public let kind: ActKind
    /// Its hash, without signatures, as the next act names it.
    public let hash: Digest
    /// Its place in the log.
    public let entry: Int
    /// The signed note.
    public let note: [UInt8]

    init(_ row: Row) throws {
        number = try row.value("number")
        kind = try row.decoded("kind") { (text: String) in ActKind(rawValue: text) }
        hash = try row.digest("hash")
        entry = try row.value("entry")
        note = try row.bytes("bytes")
    }
}

extension RoundStore {
    /// The acts of a round, in order.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func acts(of round: RoundID) async throws(StoreError) -> [RecordedAct] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT number, kind, hash, entry, bytes FROM acts
                    JOIN entries ON entries.round = acts.round AND place = entry
                    WHERE acts.round = ? ORDER BY number
                    """,
                arguments: [try StoredRound.find(round, in: database).id]
            ).map { try RecordedAct($0) }
        }
    }
}
