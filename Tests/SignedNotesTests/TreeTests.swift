//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import SignedNotes
import TestSupport
import Testing

@Suite struct TreeTests {
    @Test func rootsAreThePublishedOnes() throws {
        let vectors = try TreeVectors.read()
        var tree = TreeHashes()
        #expect(try tree.edge.root == vectors.root(0))
        for (index, entry) in vectors.entries.enumerated() {
            tree.append(MerkleTree.leafHash(of: try bytes(hex: entry)))
            #expect(try tree.edge.root == vectors.root(index + 1))
            #expect(try tree.root(size: index + 1) == vectors.root(index + 1))
        }
    }

    @Test(arguments: try TreeVectors.read().inclusion)
    func inclusionProofsAreThePublishedOnes(_ vector: TreeVectors.Inclusion) throws {
        let vectors = try TreeVectors.read()
        var tree = TreeHashes()
        for entry in vectors.entries { tree.append(MerkleTree.leafHash(of: try bytes(hex: entry))) }
        let hashes = try vector.hashes.map { try #require(Digest(hex: $0.utf8)) }
        let proof = InclusionProof(index: vector.index, size: vector.size, hashes: hashes)
        let entry = vectors.entries[vector.expect == "verified" ? vector.index : 5]
        let leaf = MerkleTree.leafHash(of: try bytes(hex: entry))
        #expect(proof.leads(from: leaf, to: try vectors.root(vector.size)) == (vector.expect == "verified"))
        if vector.expect == "verified" {
            #expect(try tree.inclusionProof(index: vector.index, size: vector.size) == proof)
        }
    }

    @Test(arguments: try TreeVectors.read().consistency)
    func consistencyProofsAreThePublishedOnes(_ vector: TreeVectors.Consistency) throws {
        let vectors = try TreeVectors.read()
        var tree = TreeHashes()
        for entry in vectors.entries { tree.append(MerkleTree.leafHash(of: try bytes(hex: entry))) }
        let hashes = try vector.hashes.map { try #require(Digest(hex: $0.utf8)) }
        let proof = ConsistencyProof(old: vector.old, new: vector.new, hashes: hashes)
        let roots = try (vectors.root(vector.old), vectors.root(vector.new))
        #expect(proof.leads(from: roots.0, to: roots.1) == (vector.expect == "verified"))
        if vector.expect == "verified" {
            #expect(try tree.consistencyProof(from: vector.old, to: vector.new) == proof)
        }
    }

    @Test func theEdgeCanBeStoredAndTakenUpAgain() throws {
        let reference = ReferenceTree(count: 131)
        var edge = TreeEdge()
        for size in 0...130 {
            #expect(edge.root == reference.root(size: size))
            #expect(edge.hashes.count == size.nonzeroBitCount)
            #expect(TreeEdge(size: size, hashes: edge.hashes) == edge)
            #expect(TreeEdge(size: size, hashes: edge.hashes + [edge.root]) == nil)
            #expect(TreeEdge(size: size, hashes: edge.hashes.dropLast()) == nil || size == 0)
            var completed: [TreeNode] = []
            edge.append(reference.leaves[size]) { node, hash in
                completed.append(node)
                let start = node.index << node.level
                #expect(hash == reference.root(start..<(start + (1 << node.level))))
            }
            #expect(completed.count == size.trailingOnes + 1)
            #expect(completed.allSatisfy { $0.isComplete(in: size + 1) && !$0.isComplete(in: size) })
        }
        #expect(TreeEdge(size: -1, hashes: []) == nil)
        #expect(TreeEdge(size: MerkleTree.sizeLimit, hashes: [edge.root]) == nil)
    }

    @Test func everyInclusionProofIsThatOfTheRFCAndNoOtherVerifies() throws {
        let seed: UInt64 = 130
        var generator = SeededGenerator(seed: seed)
        let reference = ReferenceTree(count: 131)
        var tree = TreeHashes()
        for leaf in reference.leaves { tree.append(leaf) }
        for size in 1...130 {
            let root = reference.root(size: size)
            for index in 0..<size {
                let proof = try tree.inclusionProof(index: index, size: size)
                let leaf = reference.leaves[index]
                #expect(proof.hashes == reference.path(index, 0..<size), "\(index) of \(size)")
                #expect(proof.leads(from: leaf, to: root), "\(index) of \(size)")

                var wrong = [
                    InclusionProof(index: index, size: size, hashes: proof.hashes + [root]),
                    InclusionProof(index: index, size: size, hashes: [leaf] + proof.hashes),
                ]
                let other = Int.random(in: 0..<size, using: &generator)
                if other != index { wrong.append(InclusionProof(index: other, size: size, hashes: proof.hashes)) }
                if let place = proof.hashes.indices.randomElement(using: &generator) {
                    var hashes = proof.hashes
                    hashes[place] = try altered(hashes[place], &generator)
                    wrong.append(InclusionProof(index: index, size: size, hashes: hashes))
                    wrong.append(InclusionProof(index: index, size: size, hashes: proof.hashes.dropLast()))
                }
                for proof in wrong {
                    #expect(!proof.leads(from: leaf, to: root), "seed \(seed): \(index) of \(size)")
                }
                #expect(
                    !proof.leads(from: try altered(leaf, &generator), to: root),
                    "seed \(seed): \(index) of \(size)"
                )
                for near in [size - 1, size + 1] {
                    let moved = InclusionProof(index: index, size: near, hashes: proof.hashes)
                    #expect(
                        !moved.leads(from: leaf, to: reference.root(size: near)),
                        "\(index) of \(size) as of \(near)"
                    )
                }
            }
        }
    }

    @Test func everyConsistencyProofIsThatOfTheRFCAndNoOtherVerifies() throws {
        let seed: UInt64 = 131
        var generator = SeededGenerator(seed: seed)
        let reference = ReferenceTree(count: 131)
        var tree = TreeHashes()
        for leaf in reference.leaves { tree.append(leaf) }
        for new in 0...130 {
            let newRoot = reference.root(size: new)
            for old in 0...new {
                let oldRoot = reference.root(size: old)
                let proof = try tree.consistencyProof(from: old, to: new)
                #expect(proof.hashes == reference.proof(from: old, to: new), "from \(old) to \(new)")
                #expect(proof.leads(from: oldRoot, to: newRoot), "from \(old) to \(new)")

                let comment: Comment = "seed \(seed): from \(old) to \(new)"
                #expect(!proof.leads(from: try altered(oldRoot, &generator), to: newRoot), comment)
                #expect(!proof.leads(from: oldRoot, to: try altered(newRoot, &generator)) || old == 0, comment)
                let longer = ConsistencyProof(old: old, new: new, hashes: proof.hashes + [newRoot])
                #expect(!longer.leads(from: oldRoot, to: newRoot), comment)
                if let place = proof.hashes.indices.randomElement(using: &generator) {
                    var hashes = proof.hashes
                    hashes[place] = try altered(hashes[place], &generator)
                    let wrong = ConsistencyProof(old: old, new: new, hashes: hashes)
                    #expect(!wrong.leads(from: oldRoot, to: newRoot), comment)
                    let shorter = ConsistencyProof(old: old, new: new, hashes: proof.hashes.dropLast())
                    #expect(!shorter.leads(from: oldRoot, to: newRoot), comment)
                }
                for near in [old - 1, old + 1] where near > 0 && near <= new {
                    let moved = ConsistencyProof(old: near, new: new, hashes: proof.hashes)
                    #expect(
                        !moved.leads(from: reference.root(size: near), to: newRoot) || old == 0 && near == new,
                        comment
                    )
                }
                if new > 0 {
                    let moved = ConsistencyProof(old: old, new: new + 1, hashes: proof.hashes)
                    #expect(!moved.leads(from: oldRoot, to: reference.root(size: new + 1)) || old == 0, comment)
                }
            }
        }
    }

    @Test func aForkedTreeIsNotConsistent() throws {
        var (honest, forked) = (TreeHashes(), TreeHashes())
        for index in 0..<20 {
            honest.append(MerkleTree.leafHash(of: [UInt8(index)]))
            forked.append(MerkleTree.leafHash(of: [UInt8(index == 9 ? 99 : index)]))
        }
        for old in 10..<20 {
            let proof = try forked.consistencyProof(from: old, to: 20)
            #expect(proof.leads(from: try forked.root(size: old), to: forked.edge.root))
            #expect(!proof.leads(from: try honest.root(size: old), to: forked.edge.root))
            #expect(
                !(try honest.consistencyProof(from: old, to: 20)).leads(
                    from: try honest.root(size: old),
                    to: forked.edge.root
                )
            )
        }
    }

    @Test func hostileNumbersNeitherVerifyNorTrap() throws {
        let hash = MerkleTree.emptyRoot
        let numbers = [Int.min, -1, 0, 1, 2, MerkleTree.sizeLimit - 1, MerkleTree.sizeLimit, Int.max]
        for first in numbers {
            for second in numbers {
                for count in [0, 1, 2, 56, 200] {
                    let hashes = [Digest](repeating: hash, count: count)
                    #expect(
                        !InclusionProof(index: first, size: second, hashes: hashes).leads(from: hash, to: hash)
                            || (first, second, count) == (0, 1, 0)
                    )
                    let isKnown =
                        first == second && (0..<MerkleTree.sizeLimit).contains(first) || first == 0 && second >= 0
                    #expect(
                        !ConsistencyProof(old: first, new: second, hashes: hashes).leads(from: hash, to: hash)
                            || isKnown && count == 0
                    )
                }
            }
        }
        let tree = TreeHashes()
        for (index, size) in [(0, 0), (-1, 1), (1, 1), (0, Int.max), (0, 5)] {
            #expect(throws: NoteError.self) { try tree.inclusionProof(index: index, size: size) }
        }
        for (old, new) in [(-1, 0), (1, 0), (1, 5), (0, Int.max), (Int.min, Int.max)] {
            #expect(throws: NoteError.self) { try tree.consistencyProof(from: old, to: new) }
        }
        for size in [-1, 1, MerkleTree.sizeLimit, Int.max] {
            #expect(throws: NoteError.self) { try tree.root(size: size) }
        }
    }

    private func altered(_ hash: Digest, _ generator: inout SeededGenerator) throws -> Digest {
        var bytes = hash.bytes.array
        bytes[Int.random(in: 0..<32, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        return Digest(bytes: try #require(Bytes32(bytes)))
    }
}

extension Int {
    fileprivate var trailingOnes: Int {
        (~self).trailingZeroBitCount
    }
}
