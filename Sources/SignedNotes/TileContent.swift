//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A tile with the bytes of its file.
public struct TileContent: Hashable, Sendable {
    /// Which one.
    public let tile: Tile
    /// Its file's bytes.
    public let bytes: [UInt8]

    /// A tile with its content.
    public init(tile: Tile, bytes: [UInt8]) {
        self.tile = tile
        self.bytes = bytes
    }
}
