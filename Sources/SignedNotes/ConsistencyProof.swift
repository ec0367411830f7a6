//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The hashes that show that one tree is the beginning of another (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
    /// Entries of the older tree.
    public let old: Int
    /// Entries of the newer tree.
    public let new: Int
    /// The hashes.
    public let hashes: [Digest]

    /// A proof that was received; nothing is checked yet.
    public init(old: Int, new: Int, hashes: [Digest]) {
        self.old = old
        self.new = new
        self.hashes = hashes
    }

    /// Whether the proof leads from the older root to the newer one (RFC 9162, section 2.1.4.2).
    ///
    /// The tree without entries is the beginning of every tree, and its root is known.
    public func leads(from oldRoot: Digest, to newRoot: Digest) -> Bool {
        guard old >= 0, old <= new, new < MerkleTree.sizeLimit else { return false }
        if old == new { return hashes.isEmpty && oldRoot == newRoot && (old > 0 || oldRoot == MerkleTree.emptyRoot) }
        if old == 0 { return hashes.isEmpty && oldRoot == MerkleTree.emptyRoot }

        // An old tree that is complete is itself the first hash.
        var path = hashes[...]
        guard let first = old & (old - 1) == 0 ? oldRoot : path.popFirst() else { return false }
        var (place, last) = (old - 1, new - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (oldHash, newHash) = (first, first)
        for sibling in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                oldHash = MerkleTree.nodeHash(sibling, oldHash)
                newHash = MerkleTree.nodeHash(sibling, newHash)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newHash = MerkleTree.nodeHash(newHash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
