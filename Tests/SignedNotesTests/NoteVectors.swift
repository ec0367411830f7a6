//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import SignedNotes
import TestSupport
import Testing

/// What the files under `Tests/Vectors` hold.
enum NoteVectors {
    struct Note: Decodable, CustomTestStringConvertible {
        let comment: String
        let keys: [String]
        let note: String
        let expect: String
        let signers: [String]
        var testDescription: String { comment }
    }

    struct Key: Decodable, CustomTestStringConvertible {
        let comment: String
        let key: String
        let expect: String
        var testDescription: String { comment }
    }

    struct Signature: Decodable, CustomTestStringConvertible {
        let comment: String
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
        let expect: String
        var testDescription: String { comment }
    }

    struct Point: Decodable, CustomTestStringConvertible {
        let comment: String
        let publicKey: String
        let expect: String
        var testDescription: String { comment }
    }

    static func read<Vector: Decodable>(_ path: String, as type: Vector.Type = Vector.self) throws -> Vector {
        try JSONDecoder().decode(type, from: Data(try Fixture.bytes(path)))
    }
}

/// The code of the error that `body` throws; nil if it throws none.
func refusal(_ body: () throws(NoteError) -> Void) -> NoteError.Code? {
    do {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// The bytes that hexadecimal text stands for.
func bytes(hex: String) throws -> [UInt8] {
    try #require(Hex.decode(hex.utf8))
}

/// A key of the given name, from a seed of one repeated byte.
func testKey(_ name: String, _ byte: UInt8 = 7, type: SignatureType = .ed25519) throws -> SigningKey {
    try [UInt8](repeating: byte, count: 32).withUnsafeBytes { seed in
        try SigningKey(name: KeyName(name), type: type, seed: seed)
    }
}
