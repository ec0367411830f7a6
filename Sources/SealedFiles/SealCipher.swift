//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// The cryptography of sealed files; all keys are 32 bytes.
enum SealCipher {
    static let keySize = 32
    static let saltSize = Int(crypto_pwhash_SALTBYTES)
    static let checkSize = 16
    static let nonceSize = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    /// What sealing adds: nonce and tag.
    static let overhead = nonceSize + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

    private static let checkLabel = Array("stemronde/sealed/v1/check".utf8)
    private static let wrapLabel = Array("stemronde/sealed/v1/key".utf8)

    /// The key that a passphrase stands for (Argon2id 1.3).
    static func stretch(
        _ passphrase: SecretBytes,
        salt: [UInt8],
        cost: PassphraseCost
    ) throws(SealedFileError) -> SecretBytes {
        var outcome: CInt = -1
        let key = SecretBytes(count: keySize) { target in
            passphrase.withUnsafeBytes { text in
                text.withMemoryRebound(to: CChar.self) { text in
                    target.withMemoryRebound(to: UInt8.self) { target in
                        guard let start = target.baseAddress, let text = text.baseAddress else { return }
                        outcome = crypto_pwhash(
                            start,
                            UInt64(keySize),
                            text,
                            UInt64(passphrase.count),
                            salt,
                            UInt64(cost.passes),
                            cost.kibibytes * 1024,
                            crypto_pwhash_ALG_ARGON2ID13
                        )
                    }
                }
            }
        }
        guard outcome == 0 else {
            throw SealedFileError(.memory, "a passphrase needs \(cost.kibibytes / 1024) MiB of memory to be checked")
        }
        return key
    }

    /// Tells a wrong passphrase from a damaged file, and binds the file to one key.
    static func check(of key: SecretBytes) -> [UInt8] {
        mac([key], checkLabel).withUnsafeBytes { Array($0.prefix(checkSize)) }
    }

    /// The key under which the file's own key lies for these officials together.
    static func wrappingKey(_ keys: [SecretBytes]) -> SecretBytes {
        mac(keys, wrapLabel)
    }

    /// HMAC-SHA-256 under the keys one after the other.
    private static func mac(_ keys: [SecretBytes], _ message: [UInt8]) -> SecretBytes {
        var state = crypto_auth_hmacsha256_state()
        let joined = SecretBytes(count: keys.reduce(0) { $0 + $1.count }) { target in
            var place = 0
            for key in keys {
                key.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[place...]).copyMemory(from: $0) }
                place += key.count
            }
        }
        joined.withUnsafeBytes { key in
            let start = key.baseAddress.map { $0.assumingMemoryBound(to: UInt8.self) }
            start.map { _ = crypto_auth_hmacsha256_init(&state, $0, key.count) }
        }
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        let result = SecretBytes(count: keySize) { target in
            target.baseAddress.map {
                _ = crypto_auth_hmacsha256_final(&state, $0.assumingMemoryBound(to: UInt8.self))
            }
        }
        sodium_memzero(&state, MemoryLayout.size(ofValue: state))
        return result
    }

    /// Nonce, ciphertext and tag (XChaCha20-Poly1305) of a secret in its context.
    static func seal(_ secret: SecretBytes, under key: SecretBytes, context: [UInt8]) -> [UInt8] {
        precondition(Sodium.isReady, "libsodium does not start")
        var sealed = [UInt8](repeating: 0, count: secret.count + overhead)
        randombytes_buf(&sealed, nonceSize)
        let nonce = Array(sealed[..<nonceSize])
        sealed.withUnsafeMutableBytes { target in
            key.withUnsafeBytes { key in
                secret.withUnsafeBytes { secret in
                    guard let target = target.baseAddress, let key = key.baseAddress else { return }
                    _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
                        (target + nonceSize).assumingMemoryBound(to: UInt8.self),
                        nil,
                        secret.baseAddress?.assumingMemoryBound(to: UInt8.self),
                        UInt64(secret.count),
                        context,
                        UInt64(context.count),
                        nil,
                        nonce,
                        key.assumingMemoryBound(to: UInt8.self)
                    )
                }
            }
        }
        return sealed
    }

    /// The secret; nil if the bytes were not sealed under this key in this context.
    static func open(_ sealed: UnsafeRawBufferPointer, under key: SecretBytes, context: [UInt8]) -> SecretBytes? {
        guard sealed.count >= overhead, let start = sealed.baseAddress else { return nil }
        var outcome: CInt = -1
        let nonce = Array(sealed[..<nonceSize])
        let secret = SecretBytes(count: sealed.count - overhead) { target in
            key.withUnsafeBytes { key in
                guard let key = key.baseAddress else { return }
                outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    nil,
                    nil,
                    (start + nonceSize).assumingMemoryBound(to: UInt8.self),
                    UInt64(sealed.count - nonceSize),
                    context,
                    UInt64(context.count),
                    nonce,
                    key.assumingMemoryBound(to: UInt8.self)
                )
            }
        }
        return outcome == 0 ? secret : nil
    }

    /// The SHA-256 of bytes in memory, in hex.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&hash, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
        return SealText.hex(hash)
    }
}
