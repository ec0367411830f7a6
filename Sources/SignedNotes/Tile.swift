//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One file of a log (C2SP tlog-tiles): 256 hashes of one level, or 256 entries, or fewer at the right edge.
public struct Tile: Hashable, Sendable {
    /// What a tile holds.
    public enum Kind: Hashable, Sendable {
        /// Hashes of the complete subtrees of height 8 · `level`; level 0 are the leaf hashes.
        case hashes(level: Int)
        /// The entries themselves ("entry bundle").
        case entries

        /// 0 for entries too: they stand like their leaf hashes.
        var level: Int {
            switch self {
            case .hashes(let level): level
            case .entries: 0
            }
        }
    }

    /// Hashes or entries in a full tile.
    public static let fullWidth = 256
    /// The levels of a tree below `MerkleTree.sizeLimit`.
    public static let levels = 0..<7

    /// What it holds.
    public let kind: Kind
    /// Number from the left, in its level.
    public let index: Int
    /// Hashes or entries in it: 1 to 256.
    public let width: Int

    /// A tile that a log can have.
    public init(kind: Kind, index: Int, width: Int) {
        precondition(Self.isPossible(kind: kind, index: index, width: width), "a tile outside every log")
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// Whether a log below `MerkleTree.sizeLimit` can have it.
    static func isPossible(kind: Kind, index: Int, width: Int) -> Bool {
        levels.contains(kind.level) && (1...fullWidth).contains(width)
            && (0..<(MerkleTree.sizeLimit >> 8)).contains(index)
            && index * fullWidth + width <= (MerkleTree.sizeLimit - 1) >> (8 * kind.level)
    }

    /// Whether it will never change.
    public var isFull: Bool {
        width == Self.fullWidth
    }

    /// The subtree whose hash stands at `position`, 0 to `width` − 1.
    public func node(at position: Int) -> TreeNode {
        TreeNode(level: 8 * kind.level, index: index * Self.fullWidth + position)
    }

    /// The tile of this kind and number in a log of `size` entries; nil if it would be empty.
    static func tile(_ kind: Kind, index: Int, size: Int) -> Tile? {
        let width = min(fullWidth, size >> (8 * kind.level) - index * fullWidth)
        return width > 0 ? Tile(kind: kind, index: index, width: width) : nil
    }
}
