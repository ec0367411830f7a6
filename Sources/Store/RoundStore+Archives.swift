//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord
import Foundation
import GRDB
public import Rounds

extension RoundStore {
    /// Where an election's archive stands; `size` is the number of its bytes.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func archiveHead(of election: ElectionID) async throws(StoreError) -> RecordHead {
        try await read { try StoredElection.find(election, in: $0).head }
    }

    /// An election's archive, byte for byte the `.bel` file.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func archive(of election: ElectionID) async throws(StoreError) -> ArchiveBytes {
        ArchiveBytes(store: self, election: try await read { try StoredElection.find(election, in: $0) })
    }

    /// The election document, the first of its archive; nil if it is not set up yet.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func electionDocument(of election: ElectionID) async throws(StoreError) -> [UInt8]? {
        try await setUpDocument(0, of: election)
    }

    /// The trustees' keys, the second document of its archive; nil if it is not set up yet.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func trusteesDocument(of election: ElectionID) async throws(StoreError) -> [UInt8]? {
        try await setUpDocument(1, of: election)
    }

    private func setUpDocument(_ place: Int, of election: ElectionID) async throws(StoreError) -> [UInt8]? {
        try await read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT bytes FROM documents WHERE election = ? AND height = 0 AND place = ?",
                arguments: [try StoredElection.find(election, in: database).id, place]
            )?.bytes("bytes")
        }
    }

    /// A document or event of an election's archive by its SHA-256; nil if there is none.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func object(_ hash: Digest, of election: ElectionID) async throws(StoreError) -> [UInt8]? {
        try await read { database in
            let arguments: StatementArguments = [try StoredElection.find(election, in: database).id, hash.blob]
            for table in ["documents", "events"] {
                let statement = try database.cachedStatement(
                    sql: "SELECT bytes FROM \(table) WHERE election = ? AND hash = ? LIMIT 1"
                )
                if let row = try Row.fetchOne(statement, arguments: arguments) { return try row.bytes("bytes") }
            }
            return nil
        }
    }

    /// An election's events from a height on, in order, at most `limit` of them.
    ///
    /// - Throws: `StoreError` with code `unknown` if there is no such election.
    public func events(
        of election: ElectionID,
        from height: Int = 0,
        limit: Int = 1000
    ) async throws(StoreError) -> [PlacedEvent] {
        try await read { database in
            let id = try StoredElection.find(election, in: database).id
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT hash, bytes, entry, size FROM events
                    WHERE election = ? AND height >= ? ORDER BY height LIMIT ?
                    """,
                arguments: [id, height, limit]
            ).map { try PlacedEvent($0) }
        }
    }
}

/// An event with its places in archive and log.
public struct PlacedEvent: Sendable {
    /// The event.
    public let event: Event
    /// The event's bytes.
    public let bytes: [UInt8]
    /// Their SHA-256.
    public let hash: Digest
    /// Its place in the round's log.
    public let entry: Int
    /// Bytes of the archive up to and with this event.
    public let archiveSize: Int

    init(_ row: Row) throws {
        bytes = try row.bytes("bytes")
        do {
            event = try Event(bytes)
        } catch {
            throw StoreError(.damaged, "a stored event: \(error.detail)")
        }
        hash = try row.digest("hash")
        entry = try row.value("entry")
        archiveSize = try row.value("size")
    }
}
