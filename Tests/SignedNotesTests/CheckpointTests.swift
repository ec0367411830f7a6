//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import SignedNotes
import Testing

@Suite struct CheckpointTests {
    private let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test func theExampleOfTheSpecificationReadsBack() throws {
        let text = "example.com/behind-the-sofa\n20852163\n\(root)\n"
        let checkpoint = try Checkpoint(text: Array(text.utf8))
        #expect(checkpoint.origin == Array("example.com/behind-the-sofa".utf8))
        #expect(checkpoint.size == 20_852_163)
        #expect(Base64.encode(checkpoint.root.bytes.array, padded: true) == Array(root.utf8))
        #expect(checkpoint.extensions.isEmpty)
        #expect(checkpoint.text == Array(text.utf8))
        let name = try KeyName("example.com/behind-the-sofa")
        #expect(Checkpoint(origin: name, size: 20_852_163, root: checkpoint.root) == checkpoint)
    }

    @Test func extensionLinesAndOtherOriginsAreKept() throws {
        let text = "a log + its origin\n5\n\(root)\nfirst\nsecond\n"
        let checkpoint = try Checkpoint(text: Array(text.utf8))
        #expect(checkpoint.extensions == [Array("first".utf8), Array("second".utf8)])
        #expect(checkpoint.text == Array(text.utf8))
    }

    @Test func anEmptyLogHasTheEmptyTreesRoot() throws {
        let empty = Checkpoint(origin: try KeyName("a"), edge: TreeEdge())
        #expect(empty.text == Array("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".utf8))
        #expect(try Checkpoint(text: empty.text) == empty)
    }

    @Test(arguments: [
        "", "\n", "a\n", "a\n5\n", "a\n5\nROOT", "\n5\nROOT\n", "a\n\nROOT\n", "a\n5\n\n", "a\n05\nROOT\n",
        "a\n+5\nROOT\n",
        "a\n-5\nROOT\n", "a\n5 \nROOT\n", "a\n5.0\nROOT\n", "a\nx\nROOT\n", "a\n0\nROOT\n",
        "a\n72057594037927936\nROOT\n",
        "a\n9223372036854775808\nROOT\n", "a\n99999999999999999999999\nROOT\n", "a\n5\nROOT=\n", "a\n5\n ROOT\n",
        "a\n5\nAAAA\n", "a\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "a\n5\nROOT\n\n", "a\n5\nROOT\n\nb\n",
        "\na\n5\nROOT\n", "a\r\n5\nROOT\n", "a\t\n5\nROOT\n",
    ])
    func anotherTextIsRefused(_ text: String) {
        let text = text.replacing("ROOT", with: root)
        let code = refusal { () throws(NoteError) in _ = try Checkpoint(text: Array(text.utf8)) }
        #expect(code == .checkpoint || code == .text)
    }

    @Test func aLogsCheckpointIsSignedInItsName() throws {
        let key = try testKey("example.com/stemronde/ronde-2027")
        let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 5, root: MerkleTree.leafHash(of: []))
        let signed = try SignedCheckpoint(checkpoint, signedBy: key)
        let read = try SignedCheckpoint(parsing: signed.bytes)
        #expect(read == signed)
        #expect(try read.verify(log: key.verifierKey) == checkpoint)
    }

    @Test func anotherLogsCheckpointIsRefused() throws {
        let (key, other) = try (testKey("example.com/a", 1), testKey("example.com/b", 2))
        let thief = try testKey("example.com/a", 3)
        let root = MerkleTree.leafHash(of: [])
        let signed = try SignedCheckpoint(
            Checkpoint(origin: other.verifierKey.name, size: 5, root: root),
            signedBy: other
        )
        // Even when the log's own key signed it.
        let both = try SignedCheckpoint(note: signed.note.adding(signatureBy: key))
        let stolen = try SignedCheckpoint(
            Checkpoint(origin: key.verifierKey.name, size: 5, root: root),
            signedBy: thief
        )
        let refused = [(signed, NoteError.Code.origin), (both, .origin), (stolen, .unsigned)]
        for (checkpoint, expected) in refused {
            #expect(refusal { () throws(NoteError) in _ = try checkpoint.verify(log: key.verifierKey) } == expected)
        }
    }

    @Test func aSignedCheckpointWithFurtherLinesIsRefused() throws {
        let key = try testKey("example.com/a")
        let text = Array("example.com/a\n5\n\(root)\nmore\n".utf8)
        let signed = try SignedCheckpoint(note: SignedNote(text: text, signedBy: [key]))
        #expect(refusal { () throws(NoteError) in _ = try signed.verify(log: key.verifierKey) } == .checkpoint)
    }

    @Test func aWitnessCosigns() throws {
        let key = try testKey("example.com/a", 1)
        let witness = try testKey("example.com/w", 2, type: .cosignature)
        let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 5, root: MerkleTree.leafHash(of: []))
        let signed = try SignedCheckpoint(checkpoint, signedBy: key)
        let cosigned = try signed.cosigned(by: witness, time: 1_679_315_147)
        let read = try SignedCheckpoint(parsing: cosigned.bytes)
        #expect(try read.verify(log: key.verifierKey) == checkpoint)
        let verdict = read.note.verdict(by: VerifierKeys(witness.verifierKey))
        #expect(verdict.isAccepted)
        #expect(verdict.valid.map(\.time) == [1_679_315_147])
        // A cosignature of one checkpoint is none of another.
        let later = Checkpoint(origin: key.verifierKey.name, size: 6, root: MerkleTree.leafHash(of: []))
        let moved = try SignedCheckpoint(later, signedBy: key).note.adding(read.note.signatures[1])
        #expect(moved.verdict(by: VerifierKeys(witness.verifierKey)).forged == [witness.verifierKey])
        #expect(refusal { () throws(NoteError) in _ = try read.cosigned(by: witness, time: 5) } == .signature)
    }
}
