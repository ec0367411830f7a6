//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

extension Tile {
    /// The bytes of a tile of hashes: the hashes one after the other.
    public static func encode(_ hashes: some Sequence<Digest>) -> [UInt8] {
        hashes.flatMap(\.bytes.array)
    }

    /// The hashes in the bytes of this tile of hashes.
    ///
    /// - Throws: `NoteError` with code `tile` unless they are `width` times 32 bytes.
    public func decode(_ bytes: [UInt8]) throws(NoteError) -> [Digest] {
        guard bytes.count == width * 32 else {
            throw NoteError(.tile, "\(path) has \(bytes.count) bytes, not \(width * 32)")
        }
        return stride(from: 0, to: bytes.count, by: 32).compactMap { start in
            Bytes32(bytes[start..<(start + 32)]).map { Digest(bytes: $0) }
        }
    }

    /// The bytes of this tile of hashes, from a source that holds its hashes.
    ///
    /// - Throws: what the source throws.
    public func bytes(from source: some HashSource) throws -> [UInt8] {
        precondition(kind != .entries, "a tile of entries is made of entries")
        return Self.encode(try source.hashes(of: (0..<width).map { node(at: $0) }))
    }
}
