//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CSodium
import CanonicalText
import ElectionRecord

/// A trustee's share for another: Diffie–Hellman with the key of the receiver's certificate, then a secret box.
///
/// The box's key is SHA-256 of `LABEL|CERTIFICATES|FROM|TO|EPHEMERAL,RECEIVER|` and the 32 bytes of the shared point; it
/// is used once, so the nonce is zero.
struct EncryptedShare: Equatable, Sendable {
    /// Who sends what to whom.
    struct Route {
        /// The fingerprint of all certificates.
        let certificates: Digest
        let sender: Int
        let receiver: Int
        /// The key of the receiver's certificate.
        let key: Point
    }

    /// The domain of the boxes' keys.
    static let label: StaticString = "stemronde/share/v1"
    static let boxSize = 32 + Int(crypto_secretbox_MACBYTES)

    /// G^e for a fresh e.
    let ephemeral: Point
    /// The box: 32 bytes of the share, little-endian, and 16 that authenticate them.
    let box: [UInt8]

    /// Encrypts a share.
    init(_ share: SecretScalar, route: Route) {
        let secret = SecretScalar.random()
        ephemeral = secret.generatorPower
        var key = Self.boxKey(secret, with: route.key, ephemeral: ephemeral, route: route)
        var sealed = [UInt8](repeating: 0, count: Self.boxSize)
        let nonce = [UInt8](repeating: 0, count: Int(crypto_secretbox_NONCEBYTES))
        share.withExposedBytes { _ = crypto_secretbox_easy(&sealed, $0, 32, nonce, key) }
        sodium_memzero(&key, key.count)
        box = sealed
    }

    /// Opens the box with the secret of the receiver's certificate; nil if it is not for that, or holds no scalar.
    func open(with secret: SecretScalar, route: Route) -> SecretScalar? {
        var key = Self.boxKey(secret, with: ephemeral, ephemeral: ephemeral, route: route)
        var plain = [UInt8](repeating: 0, count: 32)
        let nonce = [UInt8](repeating: 0, count: Int(crypto_secretbox_NONCEBYTES))
        let status = crypto_secretbox_open_easy(&plain, box, UInt64(box.count), nonce, key)
        sodium_memzero(&key, key.count)
        defer { sodium_memzero(&plain, plain.count) }
        guard status == 0, let bytes = Bytes32(plain) else { return nil }
        return SecretScalar(canonical: bytes)
    }

    init(_ reader: inout DocumentReader) throws(DocumentError) {
        try reader.literal("{\"ephemeral\":")
        ephemeral = try reader.key()
        try reader.literal(",\"box\":")
        let text = try reader.bytes(limit: 4 * Self.boxSize)
        guard let box = Base64.decode(text, padded: true), box.count == Self.boxSize else {
            throw reader.error(.form, "a share's box is not \(Self.boxSize) bytes of base64")
        }
        self.box = box
        try reader.literal("}")
    }

    func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"ephemeral\":")
        writer.string(ephemeral.hex)
        writer.literal(",\"box\":")
        writer.string(Base64.encode(box, padded: true))
        writer.literal("}")
    }

    /// The box's key from `secret` and the other side's `point`. The caller wipes it.
    private static func boxKey(
        _ secret: SecretScalar,
        with point: Point,
        ephemeral: Point,
        route: Route
    ) -> [UInt8] {
        var context = CanonicalWriter(capacity: 320)
        context.literal(label)
        context.literal("|")
        context.raw(route.certificates.hex)
        context.literal("|")
        context.integer(route.sender)
        context.literal("|")
        context.integer(route.receiver)
        context.literal("|")
        context.raw(ephemeral.hex)
        context.literal(",")
        context.raw(route.key.hex)
        context.literal("|")
        var shared = [UInt8](repeating: 0, count: 32)
        // Neither is neutral: the point was read as a key, and the exponent is random.
        let status = secret.withExposedBytes {
            crypto_scalarmult_ed25519_noclamp(&shared, $0, point.bytes.array)
        }
        precondition(status == 0, "a shared key of the neutral element")
        var state = crypto_hash_sha256_state()
        var key = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_init(&state)
        crypto_hash_sha256_update(&state, context.bytes, UInt64(context.bytes.count))
        crypto_hash_sha256_update(&state, shared, UInt64(shared.count))
        crypto_hash_sha256_final(&state, &key)
        sodium_memzero(&state, MemoryLayout<crypto_hash_sha256_state>.size)
        sodium_memzero(&shared, shared.count)
        return key
    }
}
