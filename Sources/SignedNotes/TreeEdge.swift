//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The right edge of a growing tree: all that is needed to append an entry and to know the root.
///
/// One hash for each 1 in the binary size, so a few hundred bytes however long the log; to be stored with it.
public struct TreeEdge: Hashable, Sendable {
    /// Entries so far.
    public private(set) var size: Int
    /// The complete subtrees side by side, largest first.
    public private(set) var hashes: [Digest]

    /// The edge of the tree without entries.
    public init() {
        size = 0
        hashes = []
    }

    /// An edge that was stored; nil if the number of hashes does not belong to the size.
    public init?(size: Int, hashes: [Digest]) {
        guard size >= 0, size < MerkleTree.sizeLimit, hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// The root of the tree.
    public var root: Digest {
        MerkleTree.join(hashes)
    }

    /// Appends the entry with this leaf hash.
    ///
    /// - Parameter completing: called with each subtree that this entry completes and its hash, the leaf first.
    public mutating func append(_ leaf: Digest, completing: (TreeNode, Digest) -> Void = { _, _ in }) {
        precondition(size + 1 < MerkleTree.sizeLimit, "the log is full")
        var node = TreeNode(level: 0, index: size)
        var hash = leaf
        completing(node, hash)
        while node.index & 1 == 1 {
            hash = MerkleTree.nodeHash(hashes.removeLast(), hash)
            node = TreeNode(level: node.level + 1, index: node.index >> 1)
            completing(node, hash)
        }
        hashes.append(hash)
        size += 1
    }
}
