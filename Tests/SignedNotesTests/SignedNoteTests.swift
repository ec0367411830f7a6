//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import TestSupport
import Testing

@testable import SignedNotes

@Suite struct SignedNoteTests {
    @Test(arguments: try NoteVectors.read("c2sp/notes.json", as: [NoteVectors.Note].self))
    func aNoteIsBelievedAsItsVectorSays(_ vector: NoteVectors.Note) throws {
        let known = try VerifierKeys(vector.keys.map { try VerifierKey(text: $0.utf8) })
        let code = refusal { () throws(NoteError) in
            let note = try SignedNote(parsing: Array(vector.note.utf8))
            #expect(note.bytes == Array(vector.note.utf8))
            let verdict = note.verdict(by: known)
            #expect(verdict.signers.map(\.name.description) == vector.signers)
            #expect(verdict.isAccepted == (vector.expect == "accepted"))
            #expect(verdict.valid.count + verdict.forged.count + verdict.unknown.count <= note.signatures.count + 1)
            let signers = try note.verify(by: known)
            #expect(signers == verdict.signers)
        }
        #expect(code?.rawValue ?? "accepted" == vector.expect)
    }

    @Test func aWitnessSaysWhenItSigned() throws {
        let vectors: [NoteVectors.Note] = try NoteVectors.read("c2sp/notes.json")
        let vector = try #require(vectors.first { $0.comment.hasPrefix("a public test log") })
        let known = try VerifierKeys(vector.keys.map { try VerifierKey(text: $0.utf8) })
        let verdict = try SignedNote(parsing: Array(vector.note.utf8)).verdict(by: known)
        #expect(verdict.valid.map(\.time) == [nil, 1_779_573_024])
        #expect(verdict.unknown.count == 4)
    }

    @Test(arguments: [
        "\n", "a\n", "\n\n\n", "a\n\n", "a\n\n— b Y2Rl\n", "è — b\n", "\u{7F}\n",
    ])
    func aTextIsSignedByOneOrSeveralAndReadsBack(_ text: String) throws {
        let keys = try [testKey("example.com/a", 1), testKey("example.com/b", 2), testKey("example.com/a", 3)]
        let note = try SignedNote(text: Array(text.utf8), signedBy: keys)
        let known = try VerifierKeys(keys.map(\.verifierKey))
        let read = try SignedNote(parsing: note.bytes)
        #expect(read == note)
        #expect(read.text == Array(text.utf8))
        #expect(try read.verify(by: known) == known.keys)
        let piecewise = try SignedNote(text: note.text, signedBy: [keys[0]])
            .adding(signatureBy: keys[1]).adding(note.signatures[2])
        #expect(piecewise == note)
    }

    @Test(arguments: ["", "a", "a\r\n", "a\t\n", "\u{0}\n", "\u{1B}[1m\n"])
    func aTextThatMayNotBeSignedIsRefused(_ text: String) throws {
        let key = try testKey("example.com/a")
        #expect(
            refusal { () throws(NoteError) in _ = try SignedNote(text: Array(text.utf8), signedBy: [key]) } == .text
        )
    }

    @Test func bytesThatAreNotUTF8AreNotSignedAndNotRead() throws {
        let key = try testKey("example.com/a")
        let text: [UInt8] = [0x61, 0xC3, 0x0A]
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(text: text, signedBy: [key]) } == .text)
        let note = try SignedNote(text: Array("a\n".utf8), signedBy: [key])
        let altered = [0xC3] + note.bytes
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(parsing: altered) } == .text)
    }

    @Test func nobodySignsTwice() throws {
        let key = try testKey("example.com/a")
        let text = Array("a\n".utf8)
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(text: text, signedBy: [key, key]) } == .signature)
        let note = try SignedNote(text: text, signedBy: [key])
        #expect(refusal { () throws(NoteError) in _ = try note.adding(signatureBy: key) } == .signature)
        #expect(refusal { () throws(NoteError) in _ = try note.adding(note.signatures[0]) } == .signature)
    }

    @Test func aNoteOfTheLargestSizeIsReadAndALargerOneIsNot() throws {
        let key = try testKey("example.com/a")
        let frame = try SignedNote(text: Array("\n".utf8), signedBy: [key]).bytes.count
        let room = SignedNote.sizeLimit - frame
        let fits = [UInt8](repeating: 0x61, count: room) + [0x0A]
        let note = try SignedNote(text: fits, signedBy: [key])
        #expect(note.bytes.count == 59_999)
        #expect(try SignedNote(parsing: note.bytes) == note)
        let larger = [0x61] + fits
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(text: larger, signedBy: [key]) } == .size)
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(parsing: [0x61] + note.bytes) } == .size)
        let huge = [UInt8](repeating: 0x0A, count: 100_000)
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(text: huge, signedBy: [key]) } == .size)
    }

    @Test func sixteenSignaturesAreReadAndMoreThanTheLimitAreNot() throws {
        let keys = try (1...33).map { try testKey("example.com/\($0)", UInt8($0)) }
        let text = Array("a\n".utf8)
        let sixteen = try SignedNote(text: text, signedBy: Array(keys[..<16]))
        #expect(try SignedNote(parsing: sixteen.bytes).signatures.count == 16)
        let most = try SignedNote(text: text, signedBy: Array(keys[..<32]))
        #expect(try SignedNote(parsing: most.bytes) == most)
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(text: text, signedBy: keys) } == .size)
        let line = try SignedNote(text: text, signedBy: [keys[32]]).signatures[0].line
        #expect(refusal { () throws(NoteError) in _ = try SignedNote(parsing: most.bytes + line) } == .size)
    }

    @Test func aSignatureOfALengthWeDoNotKnowIsAStrangers() throws {
        let key = try testKey("example.com/a")
        let signed = try SignedNote(text: Array("a\n".utf8), signedBy: [key])
        let foreign = NoteSignature(
            name: try KeyName("example.com/pq"),
            id: KeyID(0xFFFF_FFFF),
            bytes: [UInt8](repeating: 9, count: 4627)
        )
        let note = try SignedNote(parsing: try signed.adding(foreign).bytes)
        #expect(try note.verify(by: VerifierKeys(key.verifierKey)) == [key.verifierKey])
        #expect(note.verdict(by: VerifierKeys(key.verifierKey)).unknown == [foreign])
    }

    @Test func aKeyForNotesAndAKeyForCosignaturesAreNotEachOther() throws {
        let log = try testKey("example.com/a", 5)
        let witness = try testKey("example.com/a", 5, type: .cosignature)
        #expect(log.verifierKey.publicKey == witness.verifierKey.publicKey)
        #expect(log.verifierKey.id != witness.verifierKey.id)
        let note = try SignedNote(text: Array("a\n".utf8), signedBy: [log])
        let known = VerifierKeys(witness.verifierKey)
        #expect(refusal { () throws(NoteError) in _ = try note.verify(by: known) } == .unsigned)
        // The log's line under the witness's id is no cosignature.
        let posing = NoteSignature(
            name: log.verifierKey.name,
            id: witness.verifierKey.id,
            bytes: note.signatures[0].bytes
        )
        let posed = try note.adding(posing)
        #expect(refusal { () throws(NoteError) in _ = try posed.verify(by: known) } == .signature)
    }

    @Test func everyAlteredByteOfANoteIsRefused() throws {
        let keys = try [testKey("example.com/a", 1), testKey("example.com/b", 2)]
        let known = try VerifierKeys(keys.map(\.verifierKey))
        let note = try SignedNote(text: Array("stemronde/act/v1\nact open\n".utf8), signedBy: keys)
        var generator = SeededGenerator(seed: 11)
        for place in note.bytes.indices {
            var altered = note.bytes
            altered[place] ^= UInt8.random(in: 1...255, using: &generator)
            let signers = try? SignedNote(parsing: altered).verify(by: known)
            // A line under another name or id is a stranger's; then the other key's signature is all there is.
            #expect(signers?.count ?? 0 <= 1, "seed 11, byte \(place)")
            if place <= note.text.count { #expect(signers == nil, "seed 11, byte \(place)") }
        }
    }

    @Test func hostileBytesNeitherPassNorTrap() throws {
        let seed: UInt64 = 4711
        var generator = SeededGenerator(seed: seed)
        let note = try SignedNote(text: Array("a\n\nb\n".utf8), signedBy: [testKey("example.com/a")]).bytes
        let pieces = [Array("— ".utf8), [0x0A], [0x0A, 0x0A], [0x20], [0xE2, 0x80], [0x3D], [0], [0xFF], note]
        for _ in 0..<3000 {
            var bytes = note
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let start = Int.random(in: 0...bytes.count, using: &generator)
                let end = min(bytes.count, start + Int.random(in: 0...20, using: &generator))
                bytes.replaceSubrange(start..<end, with: pieces.randomElement(using: &generator) ?? [])
            }
            if let read = try? SignedNote(parsing: bytes) {
                #expect(read.bytes == bytes, "seed \(seed)")
            }
        }
    }
}
