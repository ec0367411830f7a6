//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import GRDB
import Rounds
import Synchronization

/// The database of one instance: rounds, their logs, their elections' archives, and who may still vote.
///
/// Everything that takes effect passes through one serial writer, and everything it decides it reads in the same
/// transaction, so several processes may share a database. When a method that records has returned, what it recorded
/// is on the disk: SQLite's write-ahead log is synchronised at every commit (`synchronous = FULL`).
///
/// Methods are named after what they are for; there is no other way to write.
public final class RoundStore: Sendable {
    private let pool: DatabasePool
    /// States of rounds as the log has them up to some entry. A log only grows, so they never become wrong.
    let replays = Mutex<[RoundID: RoundReplay.Known]>([:])

    /// Opens the database at `path`, making it if there is none, and brings it to this version's tables. Then it checks
    /// that what stands at the ends of logs and archives fits together, as a stop in the midst of a write must leave it.
    ///
    /// - Throws: `StoreError` with code `unavailable`, `foreign`, `newer` or `damaged`.
    public init(path: String) throws(StoreError) {
        do {
            pool = try Self.open(path)
        } catch {
            throw StoreError(error)
        }
        do {
            try pool.read { try ConsistencyCheck(database: $0).run() }
        } catch {
            throw StoreError(error)
        }
    }

    /// Waits for what is under way, and closes the files.
    ///
    /// - Throws: `StoreError` with code `unavailable`.
    public func close() throws(StoreError) {
        do {
            try pool.close()
        } catch {
            throw StoreError(error)
        }
    }

    /// Reads everything that is stored, and finds whether it fits together.
    ///
    /// - Throws: `StoreError` with code `damaged`.
    public func checkEverything() async throws(StoreError) {
        try await read { try ThoroughCheck(database: $0).run() }
    }

    /// Writes a copy of the whole database, as of one moment, while the service goes on.
    ///
    /// - Parameter path: must not be there yet. Only its owner may read it.
    /// - Throws: `StoreError` with code `exists` or `unavailable`.
    public func backup(to path: String) throws(StoreError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError(.exists, "\(path) is there already")
        }
        do {
            try Self.createPrivately(path)
            try pool.backup(to: DatabaseQueue(path: path))
        } catch {
            throw StoreError(error)
        }
    }

    /// The writer's `PRAGMA synchronous`: 2 is `FULL`.
    func writerSynchronous() async throws(StoreError) -> Int? {
        try await write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Reads from one state of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(error)
        }
    }

    /// Does all of `body` or nothing, alone, and returns when it is on the disk.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.write(body)
        } catch {
            throw StoreError(error)
        }
    }

    private static func open(_ path: String) throws -> DatabasePool {
        try createPrivately(path)
        try refuseStrangers(path)
        var configuration = Configuration()
        configuration.label = "stemronde"
        // Another process of this instance, say a command beside the service, holds the writer for moments only.
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // Only now: opening a pool leaves its writer at NORMAL, where a commit does not wait for the disk.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw StoreError(.unavailable, "the database does not wait for the disk when it commits")
            }
        }
        try Schema.migrator.migrate(pool)
        return pool
    }

    /// Makes an empty file that only its owner may read; SQLite gives the files beside it the same mode.
    private static func createPrivately(_ path: String) throws {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.unavailable, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        Foundation.close(descriptor)
    }

    /// Looks at the file before anything of it is changed.
    private static func refuseStrangers(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        try DatabaseQueue(path: path, configuration: configuration).read { database in
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            guard tables == 0 || application == Schema.applicationID else {
                throw StoreError(.foreign, "\(path) is a database, but not of this service")
            }
            guard try !Schema.migrator.hasBeenSuperseded(database) else {
                throw StoreError(
                    .newer,
                    "\(path) was written by a newer version of this program",
                    hint: "run the newer version, or restore a backup that was made before it"
                )
            }
        }
    }
}
