//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundBundle
import RoundFixtures
import SignedNotes
import Testing

@Suite struct LogFolderTests {
    private static let key: SigningKey? = {
        guard let name = try? KeyName(host: "stem.example.nl", purpose: .log(round: "proef")) else { return nil }
        return SigningKey(generating: name)
    }()

    private static func entry(_ number: Int) -> [UInt8] {
        Array("entry \(number)".utf8)
    }

    /// A log of entries, published after each of these sizes.
    private func log(_ sizes: [Int], in place: TemporaryFolder) throws -> SigningKey {
        let key = try #require(Self.key)
        var writer = try LogFolderWriter(creating: place.folder, key: key)
        for size in sizes {
            while writer.size < size { try writer.append(Self.entry(writer.size)) }
            let checkpoint = try writer.publish()
            #expect(checkpoint.checkpoint.size == size)
        }
        return key
    }

    private func entries(_ folder: BundleFolder) throws -> [[UInt8]] {
        var entries: [[UInt8]] = []
        try LogFolder(folder).forEachEntry { index, bytes in
            #expect(index == entries.count)
            entries.append(bytes)
        }
        return entries
    }

    @Test(arguments: [[0], [1], [255], [256], [257], [600], [0, 1, 255, 256, 257, 512, 600]])
    func whatIsWrittenIsReadBack(_ sizes: [Int]) throws {
        let place = try TemporaryFolder()
        let key = try log(sizes, in: place)
        let size = try #require(sizes.last)
        let read = try LogFolder(place.folder)
        #expect(read.size == size)
        try read.checkpoint.verify(log: key.verifierKey)
        #expect(try entries(place.folder) == (0..<size).map(Self.entry))
        #expect(try place.folder.read(BundlePaths.logKey) == key.verifierKey.text + [0x0A])
    }

    @Test func everyFileOfTheLogIsNeededAndMustBeTheOne() throws {
        let place = try TemporaryFolder()
        _ = try log([600], in: place)
        let tiles = try place.folder.files().filter { $0.hasPrefix("log/tile") }
        #expect(
            tiles.sorted() == [
                "log/tile/0/000", "log/tile/0/001", "log/tile/0/002.p/88", "log/tile/1/000.p/2",
                "log/tile/entries/000", "log/tile/entries/001", "log/tile/entries/002.p/88",
            ]
        )
        for tile in tiles {
            let bytes = try place.folder.read(tile)
            var altered = bytes
            altered[altered.count - 1] ^= 1
            for other in [altered, Array(bytes.dropLast()), bytes + [0], []] {
                try place.folder.write(tile, other, replacing: true)
                #expect(throws: BundleError.self, "\(tile)") { try entries(place.folder) }
            }
            try FileManager.default.removeItem(atPath: place.folder.path(tile))
            #expect(throws: BundleError.self, "\(tile)") { try entries(place.folder) }
            try place.folder.write(tile, bytes)
        }
        #expect(try entries(place.folder).count == 600)
    }

    @Test func aCheckpointThatClaimsMoreThanThereIsIsRefusedWithoutLookingForAllOfIt() throws {
        let place = try TemporaryFolder()
        let key = try log([1], in: place)
        let read = try LogFolder(place.folder).checkpoint.checkpoint
        for size in [2, 1 << 40, 1 << 56 - 1] {
            let claim = Checkpoint(origin: key.verifierKey.name, size: size, root: read.root)
            let signed = try SignedCheckpoint(claim, signedBy: key)
            try place.folder.write(BundlePaths.checkpoint, signed.bytes, replacing: true)
            #expect(throws: BundleError.self) { try entries(place.folder) }
        }
    }

    @Test func anOlderCheckpointStillFitsWhereItsTilesWereKept() throws {
        let place = try TemporaryFolder()
        let key = try #require(Self.key)
        var writer = try LogFolderWriter(creating: place.folder, key: key)
        try writer.append(Self.entry(0))
        let old = try writer.publish()
        try writer.append(Self.entry(1))
        try writer.publish()
        try place.folder.write(BundlePaths.checkpoint, old.bytes, replacing: true)
        #expect(try entries(place.folder) == [Self.entry(0)])
    }

    @Test func anEntryIsPublicWithTheNextCheckpoint() throws {
        let place = try TemporaryFolder()
        var writer = try LogFolderWriter(creating: place.folder, key: try #require(Self.key))
        #expect(throws: BundleError.self) { try LogFolder(place.folder) }
        try writer.append(Self.entry(0))
        try writer.publish()
        try writer.append(Self.entry(1))
        #expect(try entries(place.folder) == [Self.entry(0)])
    }

    @Test func anEntryHasALimit() throws {
        let place = try TemporaryFolder()
        var writer = try LogFolderWriter(creating: place.folder, key: try #require(Self.key))
        let longest = [UInt8](repeating: 1, count: EntryBundle.entryLimit)
        try writer.append(longest)
        #expect(throws: BundleError.self) { try writer.append(longest + [1]) }
        #expect(writer.size == 1)
        try writer.publish()
        #expect(try entries(place.folder) == [longest])
    }

    @Test func aSecondLogIsNotBegunInTheSameFolder() throws {
        let place = try TemporaryFolder()
        _ = try log([1], in: place)
        #expect(throws: BundleError.self) { try LogFolderWriter(creating: place.folder, key: try #require(Self.key)) }
    }
}
