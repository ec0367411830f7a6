//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The right edge of a log that is kept as tiles: appends entries and says which tiles that makes.
///
/// It holds the tiles that are not full yet, so it can be made anew from a log's files, and a whole log can be checked
/// with it in memory that does not grow.
public struct TileEdge: Sendable {
    /// The tree's edge, with size and root.
    public private(set) var edge = TreeEdge()
    /// For each level the hashes of the tile under way, fewer than 256.
    private var rows: [[Digest]] = []

    /// The edge of a log without entries.
    public init() {}

    /// The edge of a log of `size` entries.
    ///
    /// - Parameter read: gives the bytes of a partial tile of hashes.
    /// - Throws: what `read` throws; `NoteError` with code `range` for an impossible size, `tile` for a tile of the wrong
    ///   length. Compare the root with the checkpoint's: the tiles are not checked otherwise.
    public init(size: Int, read: (Tile) throws -> [UInt8]) throws {
        guard size >= 0, size < MerkleTree.sizeLimit else { throw NoteError(.range, "a log of \(size) entries") }
        for level in Tile.levels where size >> (8 * level) > 0 {
            let index = size >> (8 * (level + 1))
            let tile = Tile.tile(.hashes(level: level), index: index, size: size)
            rows.append(try tile.map { try $0.decode(try read($0)) } ?? [])
        }
        var subtrees: [Digest] = []
        for row in rows.reversed() {
            var place = 0
            for bit in stride(from: 7, through: 0, by: -1) where row.count >> bit & 1 == 1 {
                subtrees.append(MerkleTree.complete(row[place..<(place + (1 << bit))]))
                place += 1 << bit
            }
        }
        guard let edge = TreeEdge(size: size, hashes: subtrees) else {
            throw NoteError(.range, "the tiles of a log of \(size) entries do not fit together")
        }
        self.edge = edge
    }

    /// Appends the entries with these leaf hashes, and gives the tiles of hashes that this fills.
    public mutating func append(contentsOf leaves: some Sequence<Digest>) -> [TileContent] {
        var full: [TileContent] = []
        for leaf in leaves {
            edge.append(leaf)
            add(leaf, level: 0, full: &full)
        }
        return full
    }

    /// The tiles of hashes that are not full, of those that a log of `old` entries does not have as they are now.
    public func partialTiles(changedSince old: Int = 0) -> [TileContent] {
        rows.enumerated().compactMap { level, row in
            guard !row.isEmpty, edge.size >> (8 * level) > old >> (8 * level) else { return nil }
            let index = edge.size >> (8 * (level + 1))
            let tile = Tile(kind: .hashes(level: level), index: index, width: row.count)
            return TileContent(tile: tile, bytes: Tile.encode(row))
        }
    }

    private mutating func add(_ hash: Digest, level: Int, full: inout [TileContent]) {
        var (hash, level) = (hash, level)
        while true {
            if level == rows.count { rows.append([]) }
            rows[level].append(hash)
            guard rows[level].count == Tile.fullWidth else { return }
            // The log's last entry is in this tile, so it is the last of the tiles that are full.
            let index = edge.size >> (8 * (level + 1)) - 1
            let tile = Tile(kind: .hashes(level: level), index: index, width: Tile.fullWidth)
            full.append(TileContent(tile: tile, bytes: Tile.encode(rows[level])))
            hash = MerkleTree.complete(rows[level])
            rows[level] = []
            level += 1
        }
    }
}
