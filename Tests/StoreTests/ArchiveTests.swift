//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import Rounds
import SignedNotes
import Store
import StoreFixtures
import TestSupport
import Testing

@Suite struct ArchiveTests {
    typealias Setting = BallotRecordingTests.Setting

    static func bytes(_ archive: ArchiveBytes) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in archive { bytes += piece }
        #expect(bytes.count == archive.count)
        return bytes
    }

    /// Records a whole round: ballots, end, sums, an answer, counts.
    static func wholeRound() async throws -> Setting {
        let setting = try await Setting()
        let (store, round) = (setting.store, setting.round)
        for voter in [0, 1, 2, 0] { _ = try await setting.record(try round.submission(by: voter)) }
        try await round.close(in: store)
        let election = round.sheets[0].uuid
        let answer = Array("{}".utf8)
        // The same answer twice: each stands in the archive.
        let events: [NewEvent] = [
            .encryptedTally(Array("[[]]".utf8), ballots: 3, weight: 3), .partialDecryption(answer, owner: 1),
            .partialDecryption(answer, owner: 2), .result(Array("{\"result\":[]}".utf8)),
        ]
        try await store.recordCount(events.map { (election, $0) }, of: round.id, signedBy: round.logKey)
        return setting
    }

    @Test func theArchiveIsTheFileThatTheAppenderWrites() async throws {
        let setting = try await Self.wholeRound()
        let (store, sheet) = (setting.store, setting.round.sheets[0])
        let path = setting.files.folder.appending(path: "expected.bel").path
        let act = try await store.logEntries(of: setting.round.id, 1..<2)[0]
        let adoption = try Statement(text: SignedNote(parsing: act).text).times.signed.unixSeconds
        var appender = try ArchiveAppender(creating: path, timestamp: adoption)
        try appender.append(
            .setup(election: sheet.setup.election, trustees: sheet.setup.trustees, credentials: sheet.setup.credentials)
        )
        for event in try await store.events(of: sheet.uuid) where event.event.type == .ballot {
            let hash = try #require(event.event.payload)
            try appender.append(.ballot(try #require(try await store.object(hash, of: sheet.uuid))))
        }
        try appender.append(.endBallots)
        try appender.append(.encryptedTally(Array("[[]]".utf8), ballots: 3, weight: 3))
        for owner in 1...2 { try appender.append(.partialDecryption(Array("{}".utf8), owner: owner)) }
        try appender.append(.result(Array("{\"result\":[]}".utf8)))
        let expected = try [UInt8](Data(contentsOf: URL(filePath: path)))
        #expect(try await Self.bytes(try await store.archive(of: sheet.uuid)) == expected)
        #expect(try await store.archiveHead(of: sheet.uuid) == appender.head)
    }

    @Test func everyEventSaysWhereTheArchiveEndsWithIt() async throws {
        let setting = try await Self.wholeRound()
        let uuid = setting.round.sheets[0].uuid
        let path = setting.files.folder.appending(path: "copy.bel")
        try Data(try await Self.bytes(try await setting.store.archive(of: uuid))).write(to: path)
        var reader = try ArchiveReader(ArchiveSource(path: path.path))
        for placed in try await setting.store.events(of: uuid) {
            let event = try #require(try reader.next())
            #expect(event.bytes == placed.bytes)
            #expect(event.hash == placed.hash)
            #expect(event.range.upperBound == placed.archiveSize)
        }
        #expect(try reader.next() == nil)
    }

    @Test func theLogHoldsTheEventsInOrderAndTheActs() async throws {
        let setting = try await Self.wholeRound()
        let (store, round) = (setting.store, setting.round)
        let size = try await setting.size()
        let entries = try await store.logEntries(of: round.id, 0..<(size + 10))
        #expect(entries.count == size)
        for sheet in round.sheets {
            for event in try await store.events(of: sheet.uuid) {
                #expect(entries[event.entry] == Array("event \(sheet.uuid) \(event.event.height)\n".utf8) + event.bytes)
            }
        }
        let kinds = try entries.dropFirst().filter { !$0.starts(with: "event ".utf8) }
            .map { try Statement(text: SignedNote(parsing: $0).text).label }
        #expect(kinds == [.act, .act, .act])
    }

    @Test func everyObjectIsFoundByItsHash() async throws {
        let setting = try await Self.wholeRound()
        let (store, uuid) = (setting.store, setting.round.sheets[0].uuid)
        for event in try await store.events(of: uuid) {
            #expect(try await store.object(event.hash, of: uuid) == event.bytes)
            if let payload = event.event.payload {
                let document = try #require(try await store.object(payload, of: uuid))
                #expect(Digest(of: document) == payload)
            }
        }
        #expect(try await store.object(Digest(of: []), of: uuid) == nil)
        let first = try #require(try await store.events(of: uuid).first)
        #expect(try await store.object(first.hash, of: setting.round.sheets[1].uuid) == nil)
    }

    @Test func eventsAreListedFromAHeightOn() async throws {
        let setting = try await Self.wholeRound()
        let uuid = setting.round.sheets[0].uuid
        let all = try await setting.store.events(of: uuid)
        #expect(all.map(\.event.height) == Array(0..<10))
        #expect(try await setting.store.events(of: uuid, from: 3, limit: 2).map(\.hash) == all[3..<5].map(\.hash))
        #expect(try await setting.store.events(of: uuid, from: 10).isEmpty)
    }

    @Test func anArchiveReadSlowlyIsTheOneOfTheMomentItWasAskedFor() async throws {
        let setting = try await Setting()
        _ = try await setting.record(try setting.round.submission(by: 0))
        let archive = try await setting.store.archive(of: setting.round.sheets[0].uuid)
        var pieces = archive.makeAsyncIterator()
        var bytes = try #require(try await pieces.next())
        _ = try await setting.record(try setting.round.submission(by: 1))
        while let piece = try await pieces.next() { bytes += piece }
        #expect(bytes.count == archive.count)
        let later = try await Self.bytes(try await setting.store.archive(of: setting.round.sheets[0].uuid))
        #expect(later.count > bytes.count)
        #expect(later.starts(with: bytes))
    }

    @Test func anUnknownElectionIsNamed() async throws {
        let setting = try await Setting()
        let stranger = try #require(ElectionID("11111111111111"))
        let error = await #expect(throws: StoreError.self) { try await setting.store.archive(of: stranger) }
        #expect(error?.code == .unknown)
        #expect(error?.detail.contains("11111111111111") == true)
    }
}
