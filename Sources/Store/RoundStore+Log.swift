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
public import SignedNotes

extension RoundStore {
    /// The newest signed state of a round's log; nil if nothing is on record yet.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func checkpoint(of round: RoundID) async throws(StoreError) -> SignedCheckpoint? {
        try await read { database in
            try StoredLog.find(round: StoredRound.find(round, in: database).id, in: database)?.checkpoint
        }
    }

    /// Entries of a round's log; fewer than asked, or none, at its end.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func logEntries(of round: RoundID, _ places: Range<Int>) async throws(StoreError) -> [[UInt8]] {
        try await read { try $0.entries(round: StoredRound.find(round, in: $0).id, places) }
    }

    /// The bytes of a tile of a round's log (C2SP tlog-tiles); nil if the log is not that large.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func tile(_ tile: Tile, of round: RoundID) async throws(StoreError) -> [UInt8]? {
        try await read { database in
            let id = try StoredRound.find(round, in: database).id
            let last = tile.node(at: tile.width - 1)
            guard let log = try StoredLog.find(round: id, in: database), last.isComplete(in: log.edge.size) else {
                return nil
            }
            guard tile.kind == .entries else {
                return try tile.bytes(from: StoredHashes(database: database, round: id))
            }
            let first = tile.node(at: 0).index
            return try EntryBundle.encode(try database.entries(round: id, first..<(first + tile.width)))
        }
    }

    /// The proof that an entry is in a round's log, against its newest state; nil if there is no such entry.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func logProof(ofEntry place: Int, of round: RoundID) async throws(StoreError) -> LogProof? {
        try await read { database in
            let id = try StoredRound.find(round, in: database).id
            guard let log = try StoredLog.find(round: id, in: database), (0..<log.edge.size).contains(place) else {
                return nil
            }
            let hashes = StoredHashes(database: database, round: id)
            let inclusion = try hashes.inclusionProof(index: place, size: log.edge.size)
            return LogProof(inclusion: inclusion, checkpoint: log.checkpoint)
        }
    }

    /// The proof that a smaller state of a round's log is the beginning of a larger one; nil if the log is not that large.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func consistencyProof(
        of round: RoundID,
        from old: Int,
        to new: Int
    ) async throws(StoreError) -> ConsistencyProof? {
        try await read { database in
            let id = try StoredRound.find(round, in: database).id
            let size = try StoredLog.find(round: id, in: database)?.edge.size ?? 0
            guard 0 <= old, old <= new, new <= size else { return nil }
            return try StoredHashes(database: database, round: id).consistencyProof(from: old, to: new)
        }
    }

    /// Whether a round's log, as it is stored, goes on from a state that somebody else holds. If not, this database is
    /// an older copy or a fork, and must not take ballots (docs/protocol.md, "Restore").
    ///
    /// The caller has verified the checkpoint's signature.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such round.
    public func log(of round: RoundID, continues checkpoint: Checkpoint) async throws(StoreError) -> Bool {
        try await read { database in
            let id = try StoredRound.find(round, in: database).id
            let size = try StoredLog.find(round: id, in: database)?.edge.size ?? 0
            guard checkpoint.size <= size else { return false }
            return try StoredHashes(database: database, round: id).root(size: checkpoint.size) == checkpoint.root
        }
    }
}

extension Database {
    /// The entries at these places of a log, as far as there are any.
    func entries(round: Int64, _ places: Range<Int>) throws -> [[UInt8]] {
        let statement = try cachedStatement(
            sql: "SELECT bytes FROM entries WHERE round = ? AND place >= ? AND place < ? ORDER BY place"
        )
        return try Row.fetchAll(statement, arguments: [round, places.lowerBound, places.upperBound])
            .map { try $0.bytes("bytes") }
    }
}
