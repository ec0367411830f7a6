//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RoundBundle
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

/// What an observer or a voter kept while the round ran, held against the bundle afterwards.
struct KeptStateTests {
    /// A log of a player's entries, changed or not, when it had `size` of them.
    private struct Past {
        var tree = TreeHashes()
        let key: SigningKey

        init(_ entries: some Sequence<[UInt8]>, key: SigningKey) {
            self.key = key
            for entry in entries { tree.append(MerkleTree.leafHash(of: entry)) }
        }

        func checkpoint() throws -> SignedCheckpoint {
            try SignedCheckpoint(Checkpoint(origin: key.verifierKey.name, edge: tree.edge), signedBy: key)
        }

        func receipt(of index: Int) throws -> LogProof {
            let proof = try tree.inclusionProof(index: index, size: tree.edge.size)
            return LogProof(inclusion: proof, checkpoint: try checkpoint())
        }
    }

    private func round() throws -> Player {
        try Player().play(to: .closed).finish()
    }

    private func failures(_ bytes: [UInt8], _ player: Player) async throws -> (codes: Set<String>, text: String) {
        let state = try KeptState(bytes, name: "kept")
        let anchor = player.state.rosters.anchor
        let report = await player.verify(expecting: Expectations(anchor: anchor, states: [state]))
        #expect((report.verdict == .verified) == report.failed.isEmpty)
        return (report.failed, "\(report.problems)")
    }

    @Test func aLogThatWentThroughACheckpointVerifies() async throws {
        let player = try round()
        for size in [0, 1, player.entries.count / 2, player.entries.count] {
            let kept = try Past(player.entries.prefix(size), key: player.logKey).checkpoint()
            #expect(try await failures(kept.bytes, player).codes == [])
        }
    }

    @Test func aLogThatHoldsTheBallotOfAReceiptVerifies() async throws {
        let player = try round()
        let past = Past(player.entries.dropLast(2), key: player.logKey)
        for index in [0, player.entries.count - 3] {
            #expect(try await failures(past.receipt(of: index).bytes, player).codes == [])
        }
    }

    @Test func aLogThatWasShortenedFails() async throws {
        let player = try round()
        let kept = try Past(player.entries + [[1]], key: player.logKey).checkpoint()
        let found = try await failures(kept.bytes, player)
        #expect(found.codes == ["V49"])
        #expect(found.text.contains("it is of \(player.entries.count + 1) entries, and the log has"))
    }

    @Test func aLogWhoseHistoryWasRewrittenFails() async throws {
        let player = try round()
        var others = player.entries
        others.swapAt(others.count - 1, others.count - 2)
        let kept = Past(others.dropLast(), key: player.logKey)
        for bytes in [try kept.checkpoint().bytes, try kept.receipt(of: 0).bytes] {
            let found = try await failures(bytes, player)
            #expect(found.codes == ["V49"])
            #expect(found.text.contains("were others than the log's"))
        }
    }

    @Test func aReceiptWhoseProofDoesNotLeadToItsEntryFails() async throws {
        let player = try round()
        let past = Past(player.entries, key: player.logKey)
        let sound = try past.receipt(of: 3)
        let moved = InclusionProof(index: 2, size: sound.inclusion.size, hashes: sound.inclusion.hashes)
        let false3 = LogProof(inclusion: moved, checkpoint: sound.checkpoint)
        #expect(try await failures(false3.bytes, player).codes == ["V49"])
    }

    @Test func aCheckpointSignedByAnotherKeyFails() async throws {
        let player = try round()
        let other = SigningKey(generating: player.logKey.verifierKey.name)
        let kept = try Past(player.entries, key: other).checkpoint()
        #expect(try await failures(kept.bytes, player).codes == ["V49"])
    }

    @Test func anArchiveAloneHasNoStates() async throws {
        let player = try round()
        let state = try KeptState(Past(player.entries, key: player.logKey).checkpoint().bytes, name: "kept")
        let name = try #require(player.folder.files().first { $0.hasSuffix(".bel") })
        let path = player.folder.path(name)
        let report = await Verifier.verify(path: path, expecting: Expectations(states: [state]))
        #expect(report.failed == ["V49"])
    }

    @Test func whatIsNoStateIsRefused() {
        #expect(throws: NoteError.self) { try KeptState(Array("no state".utf8), name: "kept") }
        #expect(throws: NoteError.self) { try KeptState(LogProof.header, name: "kept") }
    }
}
