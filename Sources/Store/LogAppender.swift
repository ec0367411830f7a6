//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import GRDB
import SignedNotes

/// Appends entries to a round's log, within a transaction. Nothing counts until `seal` has signed the new state.
struct LogAppender {
    private let database: Database
    private let round: Int64
    private let insertEntry: Statement
    private let insertNode: Statement
    private(set) var edge: TreeEdge

    /// At the end of the log of a round, which may have none yet.
    init(round: Int64, in database: Database) throws {
        self.database = database
        self.round = round
        edge = try StoredLog.find(round: round, in: database)?.edge ?? TreeEdge()
        insertEntry = try database.cachedStatement(sql: "INSERT INTO entries (round, place, bytes) VALUES (?, ?, ?)")
        insertNode = try database.cachedStatement(
            sql: "INSERT INTO nodes (round, level, place, hash) VALUES (?, ?, ?, ?)"
        )
    }

    /// Appends an entry and gives its place.
    mutating func append(_ entry: [UInt8]) throws -> Int {
        guard entry.count <= EntryBundle.entryLimit else {
            throw StoreError(.unfit, "a log entry of \(entry.count) bytes, more than \(EntryBundle.entryLimit)")
        }
        let place = edge.size
        try insertEntry.execute(arguments: [round, place, Data(entry)])
        var completed: [(node: TreeNode, hash: Digest)] = []
        edge.append(MerkleTree.leafHash(of: entry)) { completed.append(($0, $1)) }
        for (node, hash) in completed {
            try insertNode.execute(arguments: [round, node.level, node.index, hash.blob])
        }
        return place
    }

    /// Signs the state that the log now has, and stores both.
    func seal(with key: SigningKey) throws -> SignedCheckpoint {
        let name = key.verifierKey.name
        let signed = try SignedCheckpoint(Checkpoint(origin: name, edge: edge), signedBy: key)
        let hashes = Data(edge.hashes.flatMap(\.bytes.array))
        try database.execute(
            sql: """
                INSERT INTO logs (round, origin, size, edge, checkpoint) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (round) DO UPDATE
                SET size = excluded.size, edge = excluded.edge, checkpoint = excluded.checkpoint
                WHERE origin = excluded.origin
                """,
            arguments: [round, name.description, edge.size, hashes, Data(signed.bytes)]
        )
        guard database.changesCount == 1 else {
            throw StoreError(.unfit, "the log of this round is not signed by the key \(name)")
        }
        return signed
    }
}
