//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A complete subtree: of 2^`level` leaves, the first of them number `index` · 2^`level`.
///
/// Its hash never changes once its last leaf is there, so these are the hashes worth storing.
public struct TreeNode: Hashable, Sendable {
    /// Height above the leaves.
    public let level: Int
    /// Number from the left, in its level.
    public let index: Int

    /// A node. Neither part is negative.
    public init(level: Int, index: Int) {
        precondition(level >= 0 && index >= 0, "a node below or left of the tree")
        self.level = level
        self.index = index
    }

    /// Whether a tree of `size` leaves holds all of this subtree.
    public func isComplete(in size: Int) -> Bool {
        index < size >> level
    }

    /// The complete subtrees that make up the leaves from `start` to the tree's end, largest first.
    ///
    /// `start` is a multiple of a power of two that is at least `size − start`, or 0.
    static func cover(from start: Int, size: Int) -> [TreeNode] {
        var nodes: [TreeNode] = []
        var place = start
        let count = size - start
        for level in stride(from: Int.bitWidth - 2, through: 0, by: -1) where count >> level & 1 == 1 {
            nodes.append(TreeNode(level: level, index: place >> level))
            place += 1 << level
        }
        return nodes
    }

    /// From this node up: each sibling on the way to the root of a tree of `size` leaves, as the subtrees it is made of.
    func path(size: Int) -> [[TreeNode]] {
        var path: [[TreeNode]] = []
        var (level, index) = (level, index)
        while (size - 1) >> level > 0 {
            let sibling = TreeNode(level: level, index: index ^ 1)
            if sibling.isComplete(in: size) {
                path.append([sibling])
            } else if sibling.index == size >> level, size > sibling.index << level {
                path.append(Self.cover(from: sibling.index << level, size: size))
            }
            index >>= 1
            level += 1
        }
        return path
    }
}
