//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The hashes of a log that is kept as tiles.
///
/// Tiles are not checked against a root here: whoever does not trust them verifies the proof that was made from them.
public struct TileHashes: HashSource {
    /// Entries in the log.
    public let size: Int
    private let read: (Tile) throws -> [UInt8]

    /// A log of `size` entries.
    ///
    /// - Parameter read: gives a tile's bytes. It is asked for the tiles of a log of this very size; where a partial tile
    ///   has been replaced by a fuller one, it gives that one's first bytes.
    public init(size: Int, read: @escaping (Tile) throws -> [UInt8]) {
        precondition(size >= 0 && size < MerkleTree.sizeLimit, "a log of \(size) entries")
        self.size = size
        self.read = read
    }

    /// The hashes of complete subtrees; each tile is read once.
    ///
    /// - Throws: what `read` throws; `NoteError` with code `range` for a subtree that is not in the log, `tile` for one of
    ///   the wrong length.
    public func hashes(of nodes: [TreeNode]) throws -> [Digest] {
        var tiles: [Tile: [Digest]] = [:]
        return try nodes.map { node in
            let height = node.level % 8
            let kind = Tile.Kind.hashes(level: node.level / 8)
            guard node.isComplete(in: size),
                let tile = Tile.tile(kind, index: node.index >> (8 - height), size: size)
            else {
                throw NoteError(.range, "subtree \(node.index) of level \(node.level) in a log of \(size)")
            }
            let row: [Digest]
            if let known = tiles[tile] {
                row = known
            } else {
                row = try tile.decode(try read(tile))
                tiles[tile] = row
            }
            let start = (node.index << height) - tile.index * Tile.fullWidth
            return MerkleTree.complete(row[start..<(start + (1 << height))])
        }
    }
}
