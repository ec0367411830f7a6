//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import RoundBundle
public import SignedNotes

/// Appends to the log of a bundle, as the service does in its store. Only what a checkpoint covers counts: tiles come first, then the checkpoint.
public struct LogFolderWriter {
    private let folder: BundleFolder
    private let key: SigningKey
    private var edge: TileEdge
    /// The entries of the tile that is not full.
    private var entries: [[UInt8]]
    /// Entries under the newest checkpoint.
    private var published: Int

    /// A new log, signed by the key that has the log's name.
    public init(creating folder: BundleFolder, key: SigningKey) throws(BundleError) {
        self.folder = folder
        self.key = key
        edge = TileEdge()
        entries = []
        published = 0
        try folder.write(BundlePaths.logKey, key.verifierKey.text + [0x0A])
    }

    /// Entries so far.
    public var size: Int {
        edge.edge.size
    }

    /// Appends an entry; it is public with the next checkpoint. Throws `log` for one that is too long.
    public mutating func append(_ entry: [UInt8]) throws(BundleError) {
        guard entry.count <= EntryBundle.entryLimit else {
            throw BundleError(.log, "an entry of \(entry.count) bytes; at most \(EntryBundle.entryLimit)")
        }
        let full = edge.append(contentsOf: [MerkleTree.leafHash(of: entry)])
        entries.append(entry)
        for content in full { try write(content.tile, content.bytes) }
        guard entries.count == Tile.fullWidth else { return }
        try writeEntries()
        entries.removeAll(keepingCapacity: true)
    }

    /// Writes the tiles that are not full, and then a checkpoint over everything appended.
    @discardableResult
    public mutating func publish() throws(BundleError) -> SignedCheckpoint {
        if !entries.isEmpty { try writeEntries() }
        for content in edge.partialTiles(changedSince: published) { try write(content.tile, content.bytes) }
        let checkpoint: SignedCheckpoint
        do throws(NoteError) {
            checkpoint = try SignedCheckpoint(Checkpoint(origin: key.verifierKey.name, edge: edge.edge), signedBy: key)
        } catch {
            throw BundleError(.log, "the checkpoint cannot be signed: \(error)")
        }
        try folder.write(BundlePaths.checkpoint, checkpoint.bytes, replacing: true)
        published = size
        return checkpoint
    }

    private func writeEntries() throws(BundleError) {
        let bytes: [UInt8]
        do throws(NoteError) {
            bytes = try EntryBundle.encode(entries)
        } catch {
            throw BundleError(.log, "the entries cannot be written: \(error)")
        }
        try write(Tile(kind: .entries, index: (size - 1) / Tile.fullWidth, width: entries.count), bytes)
    }

    private func write(_ tile: Tile, _ bytes: [UInt8]) throws(BundleError) {
        try folder.write(BundlePaths.tile(tile.path), bytes, replacing: true)
    }
}
