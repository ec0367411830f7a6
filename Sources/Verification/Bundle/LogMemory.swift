//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import SignedNotes

/// Holds the log against states of it that an observer kept: it must have gone through each of them.
struct LogMemory {
    private let kept: [KeptState]
    private let sizes: Set<Int>
    private let indexes: Set<Int>
    private var edge = TreeEdge()
    private var roots: [Int: Digest] = [:]
    private var leaves: [Int: Digest] = [:]

    init(_ kept: [KeptState]) {
        self.kept = kept
        sizes = Set(kept.map(\.checkpoint.checkpoint.size))
        indexes = Set(kept.compactMap(\.inclusion?.index))
        if sizes.contains(0) { roots[0] = edge.root }
    }

    /// Takes the log's next entry.
    mutating func append(_ entry: [UInt8]) {
        guard !kept.isEmpty else { return }
        let leaf = MerkleTree.leafHash(of: entry)
        if indexes.contains(edge.size) { leaves[edge.size] = leaf }
        edge.append(leaf)
        if sizes.contains(edge.size) { roots[edge.size] = edge.root }
    }

    /// Says which states are none of this log's.
    func check(key: VerifierKey, _ findings: inout Findings) {
        for state in kept {
            if let problem = problem(of: state, key) { findings.fail(.keptEvents, "\(state.name): \(problem)") }
        }
        if !kept.isEmpty { findings.done(.keptEvents, "\(kept.count) states of the log") }
    }

    private func problem(of state: KeptState, _ key: VerifierKey) -> String? {
        let claimed: Checkpoint
        do throws(NoteError) {
            claimed = try state.checkpoint.verify(log: key)
        } catch {
            return "\(error)"
        }
        guard let root = roots[claimed.size] else {
            return "it is of \(claimed.size) entries, and the log has \(edge.size)"
        }
        guard root == claimed.root else {
            return "its first \(claimed.size) entries were others than the log's: one of the two is forged"
        }
        guard let inclusion = state.inclusion else { return nil }
        guard let leaf = leaves[inclusion.index], inclusion.leads(from: leaf, to: root) else {
            return "its proof does not lead from entry \(inclusion.index) to the log's root"
        }
        return nil
    }
}
