//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The siblings on the way from one entry to the root (RFC 6962, section 2.1.1), leaf's sibling first.
public struct InclusionProof: Hashable, Sendable {
    /// The entry's number, from 0.
    public let index: Int
    /// The tree's number of entries.
    public let size: Int
    /// The hashes.
    public let hashes: [Digest]

    /// A proof that was received; nothing is checked yet.
    public init(index: Int, size: Int, hashes: [Digest]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Whether the proof leads from the entry with this leaf hash to this root (RFC 9162, section 2.1.3.2).
    ///
    /// `size` only says which shape the way has, and some sizes share one: take size and root from the same checkpoint.
    public func leads(from leaf: Digest, to root: Digest) -> Bool {
        guard index >= 0, index < size, size < MerkleTree.sizeLimit else { return false }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for sibling in hashes {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = MerkleTree.nodeHash(sibling, hash)
                // A node without a right sibling is its own parent.
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
