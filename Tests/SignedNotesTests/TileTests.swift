//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import SignedNotes
import TestSupport
import Testing

@Suite struct TileTests {
    @Test(arguments: [
        ("tile/0/000", Tile(kind: .hashes(level: 0), index: 0, width: 256)),
        ("tile/0/000.p/1", Tile(kind: .hashes(level: 0), index: 0, width: 1)),
        ("tile/1/x001/x234/067", Tile(kind: .hashes(level: 1), index: 1_234_067, width: 256)),
        ("tile/0/x001/x234/067.p/255", Tile(kind: .hashes(level: 0), index: 1_234_067, width: 255)),
        ("tile/2/999", Tile(kind: .hashes(level: 2), index: 999, width: 256)),
        ("tile/2/x001/000", Tile(kind: .hashes(level: 2), index: 1000, width: 256)),
        ("tile/entries/000.p/7", Tile(kind: .entries, index: 0, width: 7)),
        ("tile/entries/x273/000", Tile(kind: .entries, index: 273_000, width: 256)),
        ("tile/6/000.p/255", Tile(kind: .hashes(level: 6), index: 0, width: 255)),
    ])
    func aTileHasOnePath(_ path: String, _ tile: Tile) throws {
        #expect(tile.path == path)
        #expect(try Tile(path: path.utf8) == tile)
    }

    @Test(arguments: [
        "", "/", "tile", "tile/", "tile/0", "tile/0/", "tile//000", "/tile/0/000", "tile/0/000/", "tiles/0/000",
        "tile/00/000", "tile/+0/000", "tile/-1/000", "tile/7/000", "tile/63/000", "tile/64/000", "tile/data/000",
        "tile/Entries/000", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000", "tile/0/x000/000", "tile/0/001/000",
        "tile/0/X001/000", "tile/0/x1/000", "tile/0/x01/000", "tile/0/00a", "tile/0/x001/x000", "tile/0/000.p",
        "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/-1", "tile/0/000.p/1/2",
        "tile/0/x001.p/000", "tile/0/.p/1", "tile/0/000.p/1.p/1", "tile/0/000 ", "tile/0/000\n", "tile/../000",
        "tile/0/x999/x999/x999/x999/x999/999", "tile/6/001", "tile/6/000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/999",
    ])
    func anotherPathIsRefused(_ path: String) {
        #expect(refusal { () throws(NoteError) in _ = try Tile(path: path.utf8) } == .tile)
    }

    /// The example of C2SP tlog-tiles, "Partial Tiles".
    @Test func aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        let tiles = Array(Tile.all(size: 70_000))
        let level0 = tiles.filter { $0.kind == .hashes(level: 0) }
        #expect(level0.filter(\.isFull).count == 273)
        #expect(level0.filter { !$0.isFull }.map(\.path) == ["tile/0/273.p/112"])
        let upper = tiles.filter { $0.kind != .entries && $0.kind != .hashes(level: 0) }
        #expect(upper.map(\.path) == ["tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"])
        #expect(tiles.filter { $0.kind == .entries }.count == 274)
        #expect(Array(Tile.all(size: 256)).map(\.path) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
        #expect(Array(Tile.all(size: 0)).isEmpty)
    }

    @Test func theTilesOfAHugeLogAreMadeOneByOne() {
        let size = MerkleTree.sizeLimit - 1
        #expect(
            Array(Tile.all(size: size).prefix(3)).map(\.path) == [
                "tile/entries/000", "tile/entries/001", "tile/entries/002",
            ]
        )
        let last = Array(Tile.changed(from: size - 1, to: size)).map(\.path)
        #expect(last == ["tile/entries/x281/x474/x976/x710/655.p/255", "tile/0/x281/x474/x976/x710/655.p/255"])
    }

    @Test func whatChangesIsWhatTheOldLogDoesNotHave() {
        for new in stride(from: 0, through: 1100, by: 7) {
            let after = Array(Tile.all(size: new))
            for old in stride(from: 0, through: new, by: 13) {
                let before = Set(Tile.all(size: old))
                #expect(Array(Tile.changed(from: old, to: new)) == after.filter { !before.contains($0) })
            }
        }
        #expect(
            Array(Tile.changed(from: 65_535, to: 65_536)).map(\.path) == [
                "tile/entries/255", "tile/0/255", "tile/1/000", "tile/2/000.p/1",
            ]
        )
    }

    @Test(arguments: [1, 7, 256, 300])
    func tilesMadeByAppendingAreTilesMadeFromTheTree(_ batch: Int) throws {
        let count = 2 * 256 + 300
        let leaves = (0..<count).map { MerkleTree.leafHash(of: Array("entry \($0)".utf8)) }
        var tree = TreeHashes()
        var edge = TileEdge()
        var files: [String: [UInt8]] = [:]
        var size = 0
        while size < count {
            let next = leaves[size..<min(count, size + batch)]
            for leaf in next { tree.append(leaf) }
            let written = edge.append(contentsOf: next) + edge.partialTiles(changedSince: size)
            for content in written { files[content.tile.path] = content.bytes }
            let changed = Tile.changed(from: size, to: tree.edge.size).filter { $0.kind != .entries }
            size = tree.edge.size
            #expect(Set(written.map(\.tile)) == Set(changed), "size \(size)")
            #expect(edge.edge == tree.edge)
            for tile in changed { #expect(files[tile.path] == (try tile.bytes(from: tree)), "\(tile.path)") }
            // The edge can be made anew from the files.
            let again = try TileEdge(size: size) { files[$0.path] ?? [] }
            #expect(again.edge == edge.edge)
            #expect(again.partialTiles() == edge.partialTiles())
        }
    }

    @Test func proofsMadeFromTilesAreProofsMadeFromTheTree() throws {
        let count = 66_000
        let leaves = (0..<count).map { index in
            MerkleTree.leafHash(of: [UInt8(index & 255), UInt8(index >> 8 & 255), UInt8(index >> 16)])
        }
        var tree = TreeHashes()
        for leaf in leaves { tree.append(leaf) }
        var edge = TileEdge()
        var files: [String: [UInt8]] = [:]
        for content in edge.append(contentsOf: leaves) + edge.partialTiles() {
            files[content.tile.path] = content.bytes
        }
        #expect(edge.edge.root == tree.edge.root)
        var generator = SeededGenerator(seed: 66)
        var opened: Set<String> = []
        let source = TileHashes(size: count) { tile in
            opened.insert(tile.path)
            return files[tile.path] ?? []
        }
        for _ in 0..<40 {
            let index = Int.random(in: 0..<count, using: &generator)
            let size = [count, Int.random(in: (index + 1)...count, using: &generator)].randomElement(using: &generator)
            let proof = try source.inclusionProof(index: index, size: size ?? count)
            #expect(proof == (try tree.inclusionProof(index: index, size: size ?? count)))
            #expect(proof.leads(from: leaves[index], to: try source.root(size: proof.size)))
            let old = Int.random(in: 0...count, using: &generator)
            #expect(try source.consistencyProof(from: old, to: count) == tree.consistencyProof(from: old, to: count))
        }
        opened = []
        _ = try source.inclusionProof(index: 12_345, size: count)
        #expect(opened == ["tile/0/048", "tile/1/000", "tile/1/001.p/1", "tile/0/257.p/208"])
    }

    @Test func aTileOfTheWrongLengthIsRefused() throws {
        let source = TileHashes(size: 10) { _ in [UInt8](repeating: 0, count: 9 * 32) }
        #expect(throws: NoteError.self) { try source.root(size: 10) }
        #expect(throws: NoteError.self) { try source.hashes(of: [TreeNode(level: 0, index: 10)]) }
        #expect(throws: NoteError.self) { try source.hashes(of: [TreeNode(level: 60, index: Int.max)]) }
        #expect(throws: NoteError.self) { try TileEdge(size: 10) { _ in [] } }
        #expect(throws: NoteError.self) { try TileEdge(size: -1) { _ in [] } }
        #expect(throws: NoteError.self) { try TileEdge(size: Int.max) { _ in [] } }
    }

    @Test func anAlteredTileShowsInTheProof() throws {
        var tree = TreeHashes()
        let leaves = (0..<300).map { MerkleTree.leafHash(of: Array("entry \($0)".utf8)) }
        for leaf in leaves { tree.append(leaf) }
        let source = TileHashes(size: 300) { tile in
            var bytes = try tile.bytes(from: tree)
            if tile.path == "tile/0/000" { bytes[32 * 5] ^= 1 }
            return bytes
        }
        let proof = try source.inclusionProof(index: 4, size: 300)
        #expect(!proof.leads(from: leaves[4], to: tree.edge.root))
    }
}
