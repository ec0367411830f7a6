//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Foundation
import RecordFixtures
import TestSupport
import Testing

/// Archives on disk: writing, going on, and files that change.
struct ArchiveFileTests {
    @Test("An archive written event by event, each time opened anew, is the recorded one")
    func writtenAndResumed() throws {
        try inTemporaryFolder { folder in
            let original = try Fixture.bytes(SoundArchive.small.file)
            let (header, events) = try ArchiveReplay.events(of: original)
            let path = folder.appending(path: "a.bel").path
            _ = try ArchiveAppender(creating: path, timestamp: header.timestamp)
            for event in events {
                var appender = try ArchiveAppender(resuming: path)
                try appender.append(event)
                try appender.synchronize()
            }
            #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == original)
        }
    }

    @Test("An existing file is not overwritten, and an event out of order writes nothing")
    func refusals() throws {
        try inTemporaryFolder { folder in
            let path = folder.appending(path: "a.bel").path
            var appender = try ArchiveAppender(creating: path, timestamp: 1)
            #expect(
                code { () throws(ArchiveError) in _ = try ArchiveAppender(creating: path, timestamp: 1) } == .unreadable
            )
            do throws(ArchiveError) {
                try appender.append(.endBallots)
                Issue.record("an EndBallots before any Setup was taken")
            } catch {
                #expect(error.code == .eventOrder)
            }
            #expect(try Data(contentsOf: URL(filePath: path)).count == 1024)
        }
    }

    @Test("A torn last record is refused when going on")
    func torn() throws {
        try inTemporaryFolder { folder in
            let url = folder.appending(path: "a.bel")
            try Data(try Fixture.bytes(SoundArchive.open.file).dropLast(300)).write(to: url)
            #expect(code { () throws(ArchiveError) in _ = try ArchiveAppender(resuming: url.path) } == .truncated)
        }
    }

    @Test("What is no file, or a folder, cannot be read")
    func unreadable() throws {
        try inTemporaryFolder { folder in
            #expect(code { () throws(ArchiveError) in _ = try ArchiveSource(path: folder.path) } == .unreadable)
            let missing = folder.appending(path: "none").path
            #expect(code { () throws(ArchiveError) in _ = try ArchiveSource(path: missing) } == .unreadable)
        }
    }

    @Test("A file that becomes shorter while it is read is an error, not a trap")
    func shrinks() throws {
        try inTemporaryFolder { folder in
            let url = folder.appending(path: "a.bel")
            try Data(try Fixture.bytes(SoundArchive.open.file)).write(to: url)
            var reader = try ArchiveReader(try ArchiveSource(path: url.path))
            let handle = try FileHandle(forWritingTo: url)
            try handle.truncate(atOffset: 1500)
            #expect(code { () throws(ArchiveError) in _ = try reader.next() } == .changed)
        }
    }

    @Test("A record let go reads the same, and what changed on the disk in between is noticed")
    func released() throws {
        try inTemporaryFolder { folder in
            let url = folder.appending(path: "a.bel")
            let original = try Fixture.bytes(SoundArchive.open.file)
            try Data(original).write(to: url)
            var reader = try ArchiveReader(ArchiveSource(path: url.path))
            guard case .setup(let election, _, _, _)? = try reader.next()?.content else {
                Issue.record("no Setup")
                return
            }
            let released = election.released
            #expect(try released.bytes() == election.bytes())
            let handle = try FileHandle(forWritingTo: url)
            try handle.seek(toOffset: UInt64(election.offset))
            try handle.write(contentsOf: Data([0x20]))
            #expect(code { () throws(ArchiveError) in _ = try released.bytes() } == .changed)
            #expect(try election.bytes().first == 0x7B)
        }
    }

    @Test("A list too long to be held is streamed, and noticed if it changes")
    func longRecord() throws {
        try inTemporaryFolder { folder in
            let url = folder.appending(path: "a.bel")
            let list = [UInt8](repeating: 0x20, count: 3_000_001)
            var appender = try ArchiveAppender(creating: url.path, timestamp: 1)
            try appender.append(.setup(election: [1], trustees: [2], credentials: list))
            var reader = try ArchiveReader(try ArchiveSource(path: url.path))
            let event = try #require(try reader.next())
            guard case .setup(_, _, let credentials, nil) = event.content else {
                Issue.record("no Setup")
                return
            }
            #expect(try credentials.bytes() == list)
            var pieces: [UInt8] = []
            try credentials.stream { piece in pieces += piece }
            #expect(pieces == list)

            let handle = try FileHandle(forWritingTo: url)
            try handle.seek(toOffset: UInt64(credentials.offset + 2_000_000))
            try handle.write(contentsOf: Data([1]))
            #expect(code { () throws(ArchiveError) in _ = try credentials.bytes() } == .changed)
            #expect(code { () throws(ArchiveError) in try credentials.stream { _ in } } == .changed)
        }
    }

    private func code(_ body: () throws(ArchiveError) -> Void) -> ArchiveError.Code? {
        do throws(ArchiveError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }

    private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
