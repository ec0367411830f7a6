//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import SignedNotes

/// Where a round's log stands.
struct StoredLog {
    let origin: String
    let edge: TreeEdge
    let checkpoint: SignedCheckpoint

    /// The log of a round; nil before its first entry.
    static func find(round: Int64, in database: Database) throws -> StoredLog? {
        let statement = try database.cachedStatement(
            sql: "SELECT origin, size, edge, checkpoint FROM logs WHERE round = ?"
        )
        return try Row.fetchOne(statement, arguments: [round]).map { try StoredLog($0) }
    }

    private init(_ row: Row) throws {
        origin = try row.value("origin")
        let bytes = try row.bytes("edge")
        let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap { start in
            Bytes32(bytes[start..<min(start + 32, bytes.count)]).map { Digest(bytes: $0) }
        }
        guard let edge = TreeEdge(size: try row.value("size"), hashes: hashes) else {
            throw StoreError(.damaged, "the edge of the log \(origin) does not belong to its size")
        }
        self.edge = edge
        checkpoint = try SignedCheckpoint(parsing: try row.bytes("checkpoint"))
    }
}

/// The hashes of a round's log, as one transaction sees them.
struct StoredHashes: HashSource {
    let database: Database
    let round: Int64

    func hashes(of nodes: [TreeNode]) throws -> [Digest] {
        let statement = try database.cachedStatement(
            sql: "SELECT hash FROM nodes WHERE round = ? AND level = ? AND place = ?"
        )
        return try nodes.map { node in
            guard let row = try Row.fetchOne(statement, arguments: [round, node.level, node.index]) else {
                throw StoreError(.damaged, "a log lacks the hash of subtree \(node.index) of level \(node.level)")
            }
            return try row.digest("hash")
        }
    }
}
