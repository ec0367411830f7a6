//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
public import CanonicalText

/// A public key with its name and purpose: what a client must know beforehand to believe a note.
///
/// Its text is `NAME+ID+KEY`: the id in hex, then base64 of the type byte and the key (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// The name that stands in signature lines.
    public let name: KeyName
    /// What its signatures cover.
    public let type: SignatureType
    /// The Ed25519 public key (RFC 8032, 5.1.5).
    public let publicKey: Bytes32
    /// The id that stands in signature lines.
    public let id: KeyID

    /// A key from its parts.
    ///
    /// - Throws: `NoteError` with code `key` if the bytes are no canonical point of the prime-order subgroup: a key
    ///   that was made honestly always is.
    public init(name: KeyName, type: SignatureType = .ed25519, publicKey: Bytes32) throws(NoteError) {
        guard crypto_core_ed25519_is_valid_point(publicKey.array) == 1 else {
            throw NoteError(.key, "the public key of \(name) is not a point of the prime-order group")
        }
        self.name = name
        self.type = type
        self.publicKey = publicKey
        id = KeyID(name: name, type: type, publicKey: publicKey)
    }

    /// Reads a verifier key's text.
    ///
    /// - Throws: `NoteError` with code `key` or `keyName`, also when the id is not that of the name and key.
    public init(text: some Collection<UInt8>) throws(NoteError) {
        let bytes = Array(text)
        // The base64 may itself hold a plus.
        let parts = bytes.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard bytes.count <= KeyName.sizeLimit + 54, parts.count == 3, parts[1].count == 8 else {
            throw NoteError(.key, "a verifier key of \(bytes.count) bytes is not NAME+ID+KEY")
        }
        let name = try KeyName(utf8: Array(parts[0]))
        guard let decoded = Base64.decode(parts[2], padded: true), let first = decoded.first,
            let publicKey = Bytes32(decoded.dropFirst())
        else {
            throw NoteError(.key, "the verifier key of \(name) does not end in base64 of 33 bytes")
        }
        guard let type = SignatureType(rawValue: first) else {
            throw NoteError(.key, "the verifier key of \(name) has signature type \(first), which is not supported")
        }
        try self.init(name: name, type: type, publicKey: publicKey)
        guard self.text == bytes else {
            throw NoteError(.key, "the verifier key of \(name) states another id than \(id)")
        }
    }

    /// `NAME+ID+KEY`, as ASCII and the name's UTF-8.
    public var text: [UInt8] {
        let plus = [UInt8(ascii: "+")]
        return name.utf8 + plus + Hex.encode(id.bytes) + plus
            + Base64.encode([type.rawValue] + publicKey.array, padded: true)
    }

    /// `NAME+ID+KEY`.
    public var description: String {
        String(decoding: text, as: UTF8.self)
    }

    /// Whether 64 bytes are this key's Ed25519 signature of `message` (RFC 8032, 5.1.7, with canonical S, R and key).
    func verifies(_ signature: some Collection<UInt8>, of message: [UInt8]) -> Bool {
        let bytes = Array(signature)
        guard bytes.count == Int(crypto_sign_ed25519_BYTES) else { return false }
        return crypto_sign_ed25519_verify_detached(bytes, message, UInt64(message.count), publicKey.array) == 0
    }
}
