//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import SignedNotes

/// RFC 6962, section 2.1, written down as it stands there: slow, recursive, and with no idea of tiles or edges.
final class ReferenceTree {
    let leaves: [Digest]
    private var roots: [Range<Int>: Digest] = [:]

    init(count: Int) {
        leaves = (0..<count).map { MerkleTree.leafHash(of: Array("entry \($0)".utf8)) }
    }

    /// MTH(D[range]).
    func root(_ range: Range<Int>) -> Digest {
        if let known = roots[range] { return known }
        let root: Digest
        switch range.count {
        case 0: root = Digest(of: [])
        case 1: root = leaves[range.lowerBound]
        default:
            let middle = range.lowerBound + split(range.count)
            root = MerkleTree.nodeHash(
                self.root(range.lowerBound..<middle),
                self.root(middle..<range.upperBound)
            )
        }
        roots[range] = root
        return root
    }

    func root(size: Int) -> Digest {
        root(0..<size)
    }

    /// PATH(index, D[range]).
    func path(_ index: Int, _ range: Range<Int>) -> [Digest] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.count)
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return index < middle ? path(index, left) + [root(right)] : path(index, right) + [root(left)]
    }

    /// PROOF(old, D[new]).
    func proof(from old: Int, to new: Int) -> [Digest] {
        old == 0 ? [] : subproof(old, 0..<new, true)
    }

    /// SUBPROOF(old, D[range], isWhole).
    private func subproof(_ old: Int, _ range: Range<Int>, _ isWhole: Bool) -> [Digest] {
        if old == range.count { return isWhole ? [] : [root(range)] }
        let half = split(range.count)
        let middle = range.lowerBound + half
        let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
        return old <= half
            ? subproof(old, left, isWhole) + [root(right)]
            : subproof(old - half, right, false) + [root(left)]
    }

    /// The largest power of two below `count`.
    private func split(_ count: Int) -> Int {
        var half = 1
        while half * 2 < count { half *= 2 }
        return half
    }
}
