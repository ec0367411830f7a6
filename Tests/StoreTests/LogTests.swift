//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import Rounds
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct LogTests {
    typealias Setting = BallotRecordingTests.Setting

    /// An open round with a log of some more than 256 entries: blocks are quicker to make than ballots.
    static func longLog() async throws -> (Setting, RoundStore, SampleRound) {
        let files = try TemporaryStore()
        let store = try files.open()
        let round = try SampleRound(letters: 270)
        try await round.open(in: store)
        for letter in round.sheets[0].letters {
            try await round.record(try round.block(letter.publicKey.bytes), in: store)
        }
        return (Setting(files: files, store: store, round: round), store, round)
    }

    @Test func theTilesAreThoseOfTheEntriesAndLeadToTheSignedRoot() async throws {
        let (setting, store, round) = try await Self.longLog()
        let checkpoint = try #require(try await store.checkpoint(of: round.id))
        let state = try checkpoint.verify(log: round.logKey.verifierKey)
        #expect(state.size == 275)
        #expect(state.size == (try await setting.size()))
        var tiles: [Tile: [UInt8]] = [:]
        for tile in Tile.all(size: state.size) { tiles[tile] = try await store.tile(tile, of: round.id) }
        let hashes = TileHashes(size: state.size) { tile in try #require(tiles[tile]) }
        #expect(try hashes.root(size: state.size) == state.root)
        let entries = try await store.logEntries(of: round.id, 0..<state.size)
        var edge = TileEdge()
        let full = edge.append(contentsOf: entries.map { MerkleTree.leafHash(of: $0) })
        for content in full + edge.partialTiles() { #expect(tiles[content.tile] == content.bytes) }
        let bundles = try tiles.filter { $0.key.kind == .entries }.sorted { $0.key.index < $1.key.index }
            .flatMap { try EntryBundle.decode($0.value, count: $0.key.width) }
        #expect(bundles == entries)
    }

    @Test func aTileIsThereInTheWidthsItHadAndNotBeyond() async throws {
        let (_, store, round) = try await Self.longLog()
        for width in [1, 17] {
            let tile = Tile(kind: .hashes(level: 0), index: 0, width: width)
            #expect(try await store.tile(tile, of: round.id)?.count == width * 32)
        }
        let beyond = [
            Tile(kind: .hashes(level: 0), index: 1, width: 20), Tile(kind: .entries, index: 1, width: 20),
            Tile(kind: .hashes(level: 1), index: 0, width: 2), Tile(kind: .hashes(level: 6), index: 0, width: 1),
        ]
        for tile in beyond { #expect(try await store.tile(tile, of: round.id) == nil) }
    }

    @Test func everyEntryHasAProofAgainstTheNewestState() async throws {
        let setting = try await ArchiveTests.wholeRound()
        let size = try await setting.size()
        for (place, entry) in try await setting.store.logEntries(of: setting.round.id, 0..<size).enumerated() {
            let proof = try #require(try await setting.store.logProof(ofEntry: place, of: setting.round.id))
            try proof.verify(entry: entry, log: setting.round.logKey.verifierKey)
        }
        for place in [-1, size] {
            #expect(try await setting.store.logProof(ofEntry: place, of: setting.round.id) == nil)
        }
    }

    @Test func everySignedStateIsTheBeginningOfTheNext() async throws {
        let setting = try await Setting()
        var states = [try #require(try await setting.store.checkpoint(of: setting.round.id)).checkpoint]
        for voter in 0..<4 {
            _ = try await setting.record(try setting.round.submission(by: voter))
            states.append(try #require(try await setting.store.checkpoint(of: setting.round.id)).checkpoint)
        }
        let (store, id) = (setting.store, setting.round.id)
        for (index, new) in states.enumerated() {
            for old in states[...index] {
                let proof = try #require(try await store.consistencyProof(of: id, from: old.size, to: new.size))
                #expect(proof.leads(from: old.root, to: new.root))
            }
            #expect(try await store.log(of: id, continues: new))
        }
        let size = states[4].size
        for (old, new) in [(-1, 1), (2, 1), (0, size + 1)] {
            #expect(try await store.consistencyProof(of: id, from: old, to: new) == nil)
        }
    }

    @Test func anOlderCopyDoesNotContinueALaterState() async throws {
        let setting = try await Setting()
        let (store, id) = (setting.store, setting.round.id)
        let state = try #require(try await store.checkpoint(of: id)).checkpoint
        let name = setting.round.logKey.verifierKey.name
        let later = Checkpoint(origin: name, size: state.size + 1, root: state.root)
        let forked = Checkpoint(origin: name, size: state.size, root: Digest(of: []))
        #expect(try await store.log(of: id, continues: state))
        #expect(try await !store.log(of: id, continues: later))
        #expect(try await !store.log(of: id, continues: forked))
    }

    @Test func aDraftHasNoLogYet() async throws {
        let files = try TemporaryStore()
        let store = try files.open()
        let round = try SampleRound(letters: 2)
        try await store.addRound(round.definition)
        #expect(try await store.checkpoint(of: round.id) == nil)
        #expect(try await store.logEntries(of: round.id, 0..<10).isEmpty)
        #expect(try await store.tile(Tile(kind: .entries, index: 0, width: 1), of: round.id) == nil)
    }
}
