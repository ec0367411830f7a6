//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// Where the hashes of a tree are kept: tiles in a folder, rows of a database, memory.
public protocol HashSource {
    /// The hashes of complete subtrees, in the order asked; throws if it lacks one.
    func hashes(of nodes: [TreeNode]) throws -> [Digest]
}

extension HashSource {
    /// The root of the tree of the first `size` entries.
    ///
    /// - Throws: what the source throws; `NoteError` with code `range` for an impossible size.
    public func root(size: Int) throws -> Digest {
        guard size >= 0, size < MerkleTree.sizeLimit else { throw NoteError(.range, "a tree of \(size) entries") }
        return try read([TreeNode.cover(from: 0, size: size)]).first ?? MerkleTree.emptyRoot
    }

    /// The proof that entry `index` is in the tree of the first `size` entries (RFC 6962, section 2.1.1).
    ///
    /// - Throws: what the source throws; `NoteError` with code `range` if the tree has no such entry.
    public func inclusionProof(index: Int, size: Int) throws -> InclusionProof {
        guard index >= 0, index < size, size < MerkleTree.sizeLimit else {
            throw NoteError(.range, "entry \(index) of a tree of \(size)")
        }
        let path = TreeNode(level: 0, index: index).path(size: size)
        return InclusionProof(index: index, size: size, hashes: try read(path))
    }

    /// The proof that the tree of the first `old` entries is the beginning of that of the first `new`
    /// (RFC 6962, section 2.1.2).
    ///
    /// - Throws: what the source throws; `NoteError` with code `range` if `old` is larger than `new`.
    public func consistencyProof(from old: Int, to new: Int) throws -> ConsistencyProof {
        guard old >= 0, old <= new, new < MerkleTree.sizeLimit else {
            throw NoteError(.range, "from a tree of \(old) to one of \(new)")
        }
        var path: [[TreeNode]] = []
        if old > 0, old < new {
            // The old tree's last complete subtree, and from there up; the verifier has it if it is the whole old tree.
            let level = old.trailingZeroBitCount
            let last = TreeNode(level: level, index: (old >> level) - 1)
            path = (last.index > 0 ? [[last]] : []) + last.path(size: new)
        }
        return ConsistencyProof(old: old, new: new, hashes: try read(path))
    }

    /// One hash for each list of subtrees; empty lists have none.
    private func read(_ lists: [[TreeNode]]) throws -> [Digest] {
        let nodes = lists.flatMap { $0 }
        let found = nodes.isEmpty ? [] : try hashes(of: nodes)
        guard found.count == nodes.count else {
            throw NoteError(.range, "\(found.count) hashes for \(nodes.count) subtrees")
        }
        var place = 0
        return lists.filter { !$0.isEmpty }.map { list in
            defer { place += list.count }
            return MerkleTree.join(found[place..<(place + list.count)])
        }
    }
}
