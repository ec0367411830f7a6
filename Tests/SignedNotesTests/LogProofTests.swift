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

@Suite struct LogProofTests {
    private let key: SigningKey
    private let entries: [[UInt8]]
    private let proofs: [LogProof]

    init() throws {
        key = try testKey("example.com/stemronde/ronde-2027")
        entries = (0..<11).map { Array("event 11111111111111 \($0)\n".utf8) }
        var tree = TreeHashes()
        for entry in entries { tree.append(MerkleTree.leafHash(of: entry)) }
        let state = Checkpoint(origin: key.verifierKey.name, edge: tree.edge)
        let checkpoint = try SignedCheckpoint(state, signedBy: key)
        proofs = try entries.indices.map { index in
            LogProof(inclusion: try tree.inclusionProof(index: index, size: 11), checkpoint: checkpoint)
        }
    }

    @Test func everyEntrysReceiptReadsBackAndVerifies() throws {
        for (index, proof) in proofs.enumerated() {
            let read = try LogProof(parsing: proof.bytes)
            #expect(read == proof)
            #expect(try read.verify(entry: entries[index], log: key.verifierKey) == proof.checkpoint.checkpoint)
            let other = entries[(index + 1) % 11]
            #expect(
                refusal { () throws(NoteError) in _ = try read.verify(entry: other, log: key.verifierKey) } == .proof
            )
        }
    }

    @Test func theFormIsThatOfTheSpecification() throws {
        let lines = String(decoding: proofs[10].bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        #expect(lines[1] == "index 10")
        #expect(lines[2].utf8.count == 44)
        #expect(lines[3].utf8.count == 44)
        #expect(lines[4].isEmpty)
        #expect(lines[5] == "example.com/stemronde/ronde-2027")
        #expect(lines[6] == "11")
        #expect(lines[8].isEmpty)
        #expect(lines[9].hasPrefix("— example.com/stemronde/ronde-2027 "))
        #expect(lines.count == 11)
    }

    @Test func extraDataAreKeptAndProveNothing() throws {
        let extra = Array("anything at all".utf8)
        let proof = LogProof(inclusion: proofs[3].inclusion, checkpoint: proofs[3].checkpoint, extra: extra)
        let text = String(decoding: proof.bytes, as: UTF8.self)
        #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nextra YW55dGhpbmcgYXQgYWxs\nindex 3\n"))
        let read = try LogProof(parsing: proof.bytes)
        #expect(read.extra == extra)
        #expect(try read.verify(entry: entries[3], log: key.verifierKey).size == 11)
    }

    @Test func aLogOfOneEntryNeedsNoHashes() throws {
        var tree = TreeHashes()
        tree.append(MerkleTree.leafHash(of: entries[0]))
        let checkpoint = try SignedCheckpoint(Checkpoint(origin: key.verifierKey.name, edge: tree.edge), signedBy: key)
        let proof = LogProof(inclusion: try tree.inclusionProof(index: 0, size: 1), checkpoint: checkpoint)
        #expect(try LogProof(parsing: proof.bytes).verify(entry: entries[0], log: key.verifierKey).size == 1)
    }

    @Test func everyAlteredByteOfAReceiptIsRefused() throws {
        let seed: UInt64 = 17
        var generator = SeededGenerator(seed: seed)
        let bytes = proofs[6].bytes
        for place in bytes.indices {
            for _ in 0..<3 {
                var altered = bytes
                altered[place] ^= UInt8.random(in: 1...255, using: &generator)
                #expect(throws: NoteError.self, "seed \(seed), byte \(place)") {
                    try LogProof(parsing: altered).verify(entry: entries[6], log: key.verifierKey)
                }
            }
        }
    }

    @Test func anotherSizeOrIndexIsRefused() throws {
        let text = String(decoding: proofs[6].bytes, as: UTF8.self)
        for index in 0..<13 where index != 6 {
            let altered = text.replacing("index 6\n", with: "index \(index)\n")
            #expect(throws: NoteError.self) {
                try LogProof(parsing: Array(altered.utf8)).verify(entry: entries[6], log: key.verifierKey)
            }
        }
        for size in 0..<30 where size != 11 {
            let altered = text.replacing("\n11\n", with: "\n\(size)\n")
            #expect(throws: NoteError.self) {
                try LogProof(parsing: Array(altered.utf8)).verify(entry: entries[6], log: key.verifierKey)
            }
        }
    }

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1\n", ""), ("proof@v1", "proof@v2"), ("proof@v1\n", "proof@v1\r\n"), ("index 6\n", ""),
        ("index 6", "index 06"), ("index 6", "index +6"), ("index 6", "index -6"), ("index 6", "index  6"),
        ("index 6", "index"), ("index 6", "index 6 "), ("index 6", "Index 6"), ("index 6", "index x"),
        ("index 6", "index 72057594037927936"), ("index 6", "index 99999999999999999999"), ("index 6\n", "index 6\n\n"),
        ("index 6\n", "index 6\n!!!!\n"), ("index 6\n", "index 6\nAAAA\n"), ("index 6\n", "\nindex 6\n"),
        ("index 6\n", "extra \nindex 6\n"), ("index 6\n", "extra !!\nindex 6\n"), ("index 6\n", "extra YQ\nindex 6\n"),
        ("index 6\n", "extra YQ==\nextra YQ==\nindex 6\n"), ("index 6\n", "index 6\nextra YQ==\n"),
        ("\n\nexample", "\nexample"), ("\n\nexample", "\n\n\nexample"),
    ])
    func anotherSpellingIsRefused(_ old: String, _ new: String) throws {
        let text = String(decoding: proofs[6].bytes, as: UTF8.self)
        let altered = text.replacing(old, with: new, maxReplacements: 1)
        #expect(altered != text)
        #expect(throws: NoteError.self) { try LogProof(parsing: Array(altered.utf8)) }
    }

    @Test func tooManyHashesAndTooManyBytesAreRefused() throws {
        let text = String(decoding: proofs[6].bytes, as: UTF8.self)
        let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
        let many = text.replacing("index 6\n", with: "index 6\n" + String(repeating: hash, count: 57))
        #expect(refusal { () throws(NoteError) in _ = try LogProof(parsing: Array(many.utf8)) } == .size)
        let extra = "extra " + String(repeating: "YWFh", count: 16_000) + "\nindex 6\n"
        let fits = text.replacing("index 6\n", with: extra)
        #expect(try LogProof(parsing: Array(fits.utf8)).extra.count == 48_000)
        let huge = text.replacing("index 6\n", with: extra.replacing("YWFh", with: "YWFhYWFh"))
        #expect(refusal { () throws(NoteError) in _ = try LogProof(parsing: Array(huge.utf8)) } == .size)
    }

    @Test func whateverAParserAcceptsReadsBack() throws {
        let seed: UInt64 = 23
        var generator = SeededGenerator(seed: seed)
        let known = [
            proofs[6].bytes, proofs[6].checkpoint.bytes, proofs[6].checkpoint.note.text, key.verifierKey.text,
            Array("tile/0/x001/067.p/9".utf8), key.withText { Array($0) }, [2, 0, 1, 7, 0, 0],
        ]
        // The proof and the checkpoint are notes too.
        #expect(known.map { NoteParsers.run($0) } == [2, 2, 1, 1, 1, 1, 1])
        var accepted = 0
        for _ in 0..<2000 {
            var bytes = known.randomElement(using: &generator) ?? []
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[place], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                }
            }
            accepted += NoteParsers.run(bytes)
        }
        #expect(accepted > 0, "seed \(seed)")
    }
}
