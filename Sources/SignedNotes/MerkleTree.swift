//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The hashes of RFC 6962, section 2.1: SHA-256 with a first byte that tells leaves from nodes.
public enum MerkleTree {
    /// Trees are smaller than this: more entries than any log will hold, and few enough that no index overflows.
    public static let sizeLimit = 1 << 56

    /// The hash of one entry: SHA-256(0x00 ‖ entry).
    public static func leafHash(of entry: [UInt8]) -> Digest {
        var hasher = DigestHasher()
        hasher.update([0])
        hasher.update(entry)
        return hasher.finish()
    }

    /// The hash of two subtrees: SHA-256(0x01 ‖ left ‖ right).
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        var hasher = DigestHasher()
        hasher.update([1])
        left.bytes.withUnsafeBytes { hasher.update($0) }
        right.bytes.withUnsafeBytes { hasher.update($0) }
        return hasher.finish()
    }

    /// The root of the tree without entries: SHA-256 of nothing.
    public static var emptyRoot: Digest {
        Digest(of: [])
    }

    /// The root over complete subtrees that stand side by side, the largest first, each larger than the next.
    static func join(_ subtrees: some BidirectionalCollection<Digest>) -> Digest {
        guard let last = subtrees.last else { return emptyRoot }
        return subtrees.dropLast().reversed().reduce(last) { right, left in nodeHash(left, right) }
    }

    /// The root over subtrees of equal size, of which there are 1, 2, 4, 8 …
    static func complete(_ subtrees: some Collection<Digest>) -> Digest {
        var row = Array(subtrees)
        precondition(row.count > 0 && row.count & (row.count - 1) == 0, "\(row.count) hashes are no complete tree")
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { nodeHash(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }
}
