//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// All hashes of a tree, in memory: twice 32 bytes an entry.
public struct TreeHashes: HashSource, Sendable {
    /// The right edge, with size and root.
    public private(set) var edge = TreeEdge()
    private var levels: [[Digest]] = []

    /// The tree without entries.
    public init() {}

    /// Appends the entry with this leaf hash.
    public mutating func append(_ leaf: Digest) {
        edge.append(leaf) { node, hash in
            if node.level == levels.count { levels.append([]) }
            levels[node.level].append(hash)
        }
    }

    /// The hashes of complete subtrees.
    ///
    /// - Throws: `NoteError` with code `range` for one that is not in the tree.
    public func hashes(of nodes: [TreeNode]) throws -> [Digest] {
        try nodes.map { node in
            guard node.isComplete(in: edge.size) else {
                throw NoteError(.range, "subtree \(node.index) of level \(node.level) in a tree of \(edge.size)")
            }
            return levels[node.level][node.index]
        }
    }
}
