//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
import CanonicalText

/// A secret Ed25519 key with its name: signs notes as a `VerifierKey` checks them.
///
/// The secret lives in guarded memory until the last reference goes, and is then wiped. It has no description and is
/// never copied; its only way out is `withText`.
public final class SigningKey: @unchecked Sendable {
    /// The public half.
    public let verifierKey: VerifierKey
    /// Seed and public key, as libsodium keeps them. Written in `init` only, and read-only ever after.
    private let secret: GuardedBytes

    static let seedSize = Int(crypto_sign_ed25519_SEEDBYTES)

    /// A new random key.
    public convenience init(generating name: KeyName, type: SignatureType = .ed25519) {
        let seed = GuardedBytes(count: Self.seedSize) { randombytes_buf($0, Self.seedSize) }
        self.init(name: name, type: type, guardedSeed: seed)
    }

    /// The key that follows from a seed of 32 bytes (RFC 8032, 5.1.5). The caller wipes the seed.
    ///
    /// - Throws: `NoteError` with code `key` for another number of bytes.
    public convenience init(
        name: KeyName,
        type: SignatureType = .ed25519,
        seed: UnsafeRawBufferPointer
    ) throws(NoteError) {
        guard seed.count == Self.seedSize else {
            throw NoteError(.key, "a seed of \(seed.count) bytes, not \(Self.seedSize)")
        }
        let copy = GuardedBytes(count: seed.count) {
            UnsafeMutableRawBufferPointer(start: $0, count: seed.count).copyMemory(from: seed)
        }
        self.init(name: name, type: type, guardedSeed: copy)
    }

    init(name: KeyName, type: SignatureType, guardedSeed seed: GuardedBytes) {
        var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_ed25519_PUBLICKEYBYTES))
        let secret = GuardedBytes(count: Int(crypto_sign_ed25519_SECRETKEYBYTES)) { target in
            seed.withStart { _ = crypto_sign_ed25519_seed_keypair(&publicKey, target, $0) }
        }
        guard let bytes = Bytes32(publicKey),
            let key = try? VerifierKey(name: name, type: type, publicKey: bytes)
        else {
            preconditionFailure("a multiple of the generator is not in its group")
        }
        verifierKey = key
        self.secret = secret
    }

    /// The 64 bytes of the signature of `message` (RFC 8032, 5.1.6).
    func signature(of message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_ed25519_BYTES))
        secret.withStart { _ = crypto_sign_ed25519_detached(&signature, nil, message, UInt64(message.count), $0) }
        return signature
    }

    /// Calls `body` with the first of the seed's 32 bytes.
    func withSeed<R>(_ body: (UnsafePointer<UInt8>) throws -> R) rethrows -> R {
        try secret.withStart(body)
    }
}
