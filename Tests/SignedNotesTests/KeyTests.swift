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

@Suite struct KeyTests {
    @Test(arguments: try NoteVectors.read("rfc8032/ed25519.json", as: [NoteVectors.Signature].self))
    func signaturesAreThoseOfRFC8032(_ vector: NoteVectors.Signature) throws {
        let name = try KeyName("example.com/key")
        let publicKey = try #require(Bytes32(try bytes(hex: vector.publicKey)))
        let key = try VerifierKey(name: name, publicKey: publicKey)
        let message = try bytes(hex: vector.message)
        let signature = try bytes(hex: vector.signature)
        #expect(key.verifies(signature, of: message) == (vector.expect == "verified"))
        if vector.expect == "verified" {
            let signer = try bytes(hex: vector.seed).withUnsafeBytes { try SigningKey(name: name, seed: $0) }
            #expect(signer.verifierKey == key)
            #expect(signer.signature(of: message) == signature)
        }
    }

    @Test(arguments: try NoteVectors.read("rfc8032/points.json", as: [NoteVectors.Point].self))
    func aPublicKeyIsACanonicalPointOfThePrimeOrderGroup(_ vector: NoteVectors.Point) throws {
        let name = try KeyName("example.com/key")
        let publicKey = try #require(Bytes32(try bytes(hex: vector.publicKey)))
        let code = refusal { () throws(NoteError) in _ = try VerifierKey(name: name, publicKey: publicKey) }
        #expect(code == (vector.expect == "accepted" ? nil : .key))
    }

    @Test(arguments: try NoteVectors.read("c2sp/keys.json", as: [NoteVectors.Key].self))
    func verifierKeysHaveOneText(_ vector: NoteVectors.Key) throws {
        let code = refusal { () throws(NoteError) in
            let key = try VerifierKey(text: vector.key.utf8)
            #expect(key.description == vector.key)
        }
        #expect(code?.rawValue ?? "accepted" == vector.expect)
    }

    @Test func everyPartAndEveryNextByteOfAVerifierKeyIsRefused() throws {
        let text = Array("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".utf8)
        for start in text.indices {
            for end in start..<text.endIndex where start > 0 || end < text.endIndex {
                #expect(throws: NoteError.self) { try VerifierKey(text: text[start..<end]) }
            }
            var altered = text
            altered[start] += 1
            #expect(throws: NoteError.self) { try VerifierKey(text: altered) }
        }
    }

    @Test func aSigningKeyHasTheTextOfGoAndSignsLikeIt() throws {
        let text = Array("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz".utf8)
        let key = try text.withUnsafeBytes { try SigningKey(text: $0) }
        #expect(key.withText { Array($0) } == text)
        let vectors: [NoteVectors.Note] = try NoteVectors.read("c2sp/notes.json")
        let expected = try #require(vectors.first { $0.comment == "Go's note package, one signer" })
        let note = try SignedNote(parsing: Array(expected.note.utf8))
        #expect(try SignedNote(text: note.text, signedBy: [key]) == note)

        for start in text.indices {
            for end in start..<text.endIndex where start > 0 || end < text.endIndex {
                #expect(throws: NoteError.self) {
                    try text[start..<end].withUnsafeBytes { try SigningKey(text: $0) }
                }
            }
            var altered = text
            altered[start] += 1
            #expect(throws: NoteError.self) { try altered.withUnsafeBytes { try SigningKey(text: $0) } }
        }
    }

    @Test func aGeneratedKeyIsNewAndReadsBack() throws {
        let name = try KeyName("example.com/key")
        for type in SignatureType.allCases {
            let key = SigningKey(generating: name, type: type)
            let other = SigningKey(generating: name, type: type)
            #expect(key.verifierKey.publicKey != other.verifierKey.publicKey)
            let copy = try key.withText { try SigningKey(text: $0) }
            #expect(copy.verifierKey == key.verifierKey)
            #expect(copy.signature(of: [1, 2, 3]) == key.signature(of: [1, 2, 3]))
            #expect(try VerifierKey(text: key.verifierKey.text) == key.verifierKey)
        }
    }

    @Test func aSigningKeyDoesNotShowItsSecret() throws {
        let key = try testKey("example.com/key", 0x41)
        var dumped = ""
        dump(key, to: &dumped)
        for text in [String(describing: key), String(reflecting: key), dumped] {
            #expect(!text.contains("41414141") && !text.contains("AAAA") && !text.contains("65, 65"))
        }
    }

    @Test func aSeedOfAnotherLengthIsRefused() throws {
        let name = try KeyName("example.com/key")
        for count in [0, 31, 33, 64] {
            let seed = [UInt8](repeating: 1, count: count)
            #expect(throws: NoteError.self) { try seed.withUnsafeBytes { try SigningKey(name: name, seed: $0) } }
        }
    }

    @Test func aKnownNameAndIDStandForOneKey() throws {
        let key = try testKey("example.com/key").verifierKey
        let other = try testKey("example.com/key", 8).verifierKey
        #expect(try VerifierKeys([key, other]).keys == [key, other])
        #expect(throws: NoteError.self) { try VerifierKeys([key, other, key]) }
    }
}
