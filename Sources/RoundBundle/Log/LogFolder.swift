//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
public import SignedNotes

/// The log of a bundle, as C2SP tlog-tiles lays it out below `log/`.
public struct LogFolder: Sendable {
    private let folder: BundleFolder
    /// The newest checkpoint; whether its signature holds is for whoever knows the log's key.
    public let checkpoint: SignedCheckpoint

    /// Reads the checkpoint; throws `missing`, `unreadable`, or `log` if it is none.
    public init(_ folder: BundleFolder) throws(BundleError) {
        self.folder = folder
        let bytes = try folder.read(BundlePaths.checkpoint, limit: SignedNote.sizeLimit)
        do throws(NoteError) {
            checkpoint = try SignedCheckpoint(parsing: bytes)
        } catch {
            throw BundleError(.log, "\(BundlePaths.checkpoint): \(error)")
        }
    }

    /// Entries in the log.
    public var size: Int {
        checkpoint.checkpoint.size
    }

    /// Hands every entry, in order, to `body` and demands at the end that entries, tiles and checkpoint belong together.
    /// Holds one tile of entries at a time.
    public func forEachEntry(_ body: (Int, [UInt8]) -> Void) throws(BundleError) {
        var edge = TileEdge()
        for tile in Tile.all(size: size) where tile.kind == .entries {
            let entries = try entries(of: tile)
            let full = edge.append(contentsOf: entries.map { MerkleTree.leafHash(of: $0) })
            for content in full { try demand(content) }
            for (position, entry) in entries.enumerated() { body(tile.index * Tile.fullWidth + position, entry) }
        }
        for content in edge.partialTiles() { try demand(content) }
        guard edge.edge.root == checkpoint.checkpoint.root else {
            let computed = String(decoding: edge.edge.root.hex, as: UTF8.self)
            let claimed = String(decoding: checkpoint.checkpoint.root.hex, as: UTF8.self)
            throw BundleError(.log, "computed the root \(computed), the checkpoint claims \(claimed)")
        }
    }

    private func entries(of tile: Tile) throws(BundleError) -> [[UInt8]] {
        let bytes = try folder.read(BundlePaths.tile(tile.path), limit: Tile.fullWidth * (EntryBundle.entryLimit + 2))
        do throws(NoteError) {
            return try EntryBundle.decode(bytes, count: tile.width)
        } catch {
            throw BundleError(.log, "\(tile.path): \(error)")
        }
    }

    private func demand(_ content: TileContent) throws(BundleError) {
        let path = content.tile.path
        guard try folder.read(BundlePaths.tile(path), limit: content.bytes.count) == content.bytes else {
            throw BundleError(.log, "\(path): the hashes are not those of the entries")
        }
    }
}
