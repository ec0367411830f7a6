//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import SignedNotes
import StoreFixtures
import Testing

@testable import Store

@Suite struct OpeningTests {
    @Test func theWriterWaitsForTheDiskAtEveryCommit() async throws {
        let files = try TemporaryStore()
        for _ in 1...2 {
            let store = try files.open()
            #expect(try await store.writerSynchronous() == 2)
            try store.close()
        }
    }

    @Test func aDatabaseIsMadeForItsOwnerOnly() throws {
        let files = try TemporaryStore()
        try files.open().close()
        let mode = try FileManager.default.attributesOfItem(atPath: files.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func everyTableIsStrict() throws {
        let files = try TemporaryStore()
        try files.open().close()
        let lax = try files.texts(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
        )
        #expect(Set(lax) == ["grdb_migrations", "sqlite_schema"])
    }

    @Test func aDatabaseOfANewerVersionIsRefusedWithAHintAndLeftAlone() throws {
        let files = try TemporaryStore()
        try files.open().close()
        try files.change("INSERT INTO grdb_migrations VALUES ('2')")
        let before = try Data(contentsOf: URL(filePath: files.path))
        let error = #expect(throws: StoreError.self) { try files.open() }
        #expect(error?.code == .newer)
        #expect(error?.hint != nil)
        #expect(try Data(contentsOf: URL(filePath: files.path)) == before)
    }

    @Test func aStrangersDatabaseIsRefusedAndLeftAlone() throws {
        let files = try TemporaryStore()
        try files.change("CREATE TABLE guests (name TEXT)")
        let before = try Data(contentsOf: URL(filePath: files.path))
        #expect(#expect(throws: StoreError.self) { try files.open() }?.code == .foreign)
        #expect(try Data(contentsOf: URL(filePath: files.path)) == before)
    }

    @Test func aFileThatIsNoDatabaseIsRefused() throws {
        let files = try TemporaryStore()
        try Data("Dit is geen databank, maar een brief van meer dan honderd letters. ".utf8 + Data(count: 4096))
            .write(to: URL(filePath: files.path))
        #expect(#expect(throws: StoreError.self) { try files.open() }?.code == .foreign)
    }

    @Test func aFolderThatIsNotThereIsNamed() throws {
        let error = #expect(throws: StoreError.self) { try RoundStore(path: "/nonexistent/stemronde.sqlite") }
        #expect(error?.code == .unavailable)
        #expect(error?.detail.contains("/nonexistent/stemronde.sqlite") == true)
    }

    @Test func aCopyHoldsWhatWasRecordedAndIsNeverWrittenOverAnything() async throws {
        let files = try TemporaryStore()
        let store = try files.open()
        let round = try SampleRound(letters: 12)
        try await round.open(in: store)
        let path = files.folder.appending(path: "copy.sqlite").path
        try store.backup(to: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(#expect(throws: StoreError.self) { try store.backup(to: path) }?.code == .exists)
        let copy = try RoundStore(path: path)
        try await copy.checkEverything()
        #expect(try await copy.checkpoint(of: round.id) == (try await store.checkpoint(of: round.id)))
        let submission = try round.submission(by: 0)
        _ = try await store.recordBallots([submission], in: round.id, signedBy: round.logKey)
        let later = try #require(try await store.checkpoint(of: round.id)).checkpoint
        #expect(try await !copy.log(of: round.id, continues: later), "a copy that is put back would fork the log")
    }

    /// Each is one row too many, too few or other than it should be.
    @Test(arguments: [
        "DELETE FROM entries WHERE place = (SELECT max(place) FROM entries)",
        "INSERT INTO entries (round, place, bytes) VALUES (1, 99, x'00')",
        "UPDATE nodes SET hash = zeroblob(32) WHERE level = 2",
        "UPDATE logs SET edge = zeroblob(length(edge))",
        "UPDATE logs SET edge = zeroblob(32 * 40)",
        "UPDATE logs SET checkpoint = x'00'",
        "DELETE FROM logs",
        "UPDATE elections SET head = zeroblob(32) WHERE id = 1",
        "UPDATE elections SET size = size + 512 WHERE id = 1",
        "DELETE FROM events WHERE election = 1",
    ])
    func whatDoesNotFitTogetherIsRefusedAtTheStart(_ damage: String) async throws {
        let files = try TemporaryStore()
        let store = try files.open()
        try await SampleRound(letters: 2).open(in: store)
        try store.close()
        try files.open().close()
        try files.change(damage)
        #expect(#expect(throws: StoreError.self) { try files.open() }?.code == .damaged)
    }

    /// Each leaves the ends in order, so that only reading everything finds it.
    @Test(arguments: [
        "UPDATE entries SET bytes = x'00' WHERE place = 1",
        "UPDATE nodes SET hash = zeroblob(32) WHERE level = 0 AND place = 1",
        "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), 'ht\":1', 'ht\":2') AS BLOB) WHERE height = 1",
        "UPDATE events SET hash = zeroblob(32) WHERE election = 1 AND height = 0",
        "UPDATE events SET entry = entry - 1 WHERE election = 1 AND height = 1",
        "UPDATE events SET size = size - 512 WHERE election = 1 AND height = 0",
        "UPDATE documents SET bytes = x'00' WHERE election = 1 AND height = 1",
        "UPDATE documents SET hash = zeroblob(32) WHERE election = 1 AND height = 1",
        "DELETE FROM documents WHERE election = 1 AND height = 1",
        "DELETE FROM ballots WHERE height = 1",
        "UPDATE credentials SET ballots = 0, last = NULL WHERE last = 1",
        "UPDATE elections SET round = 99 WHERE id = 2",
    ])
    func aCheckOfEverythingFindsWhatTheStartDoesNot(_ damage: String) async throws {
        let files = try TemporaryStore()
        let round = try SampleRound(letters: 12)
        var store = try files.open()
        try await round.open(in: store)
        for voter in 0..<3 {
            let submission = try round.submission(by: voter)
            _ = try await store.recordBallots([submission], in: round.id, signedBy: round.logKey)
        }
        try await store.checkEverything()
        try store.close()
        try files.change(damage)
        store = try files.open()
        let error = await #expect(throws: StoreError.self) { try await store.checkEverything() }
        #expect(error?.code == .damaged)
    }
}
