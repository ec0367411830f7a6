//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CSodium
import CanonicalText

/// The 32 secret bytes from which all of a trustee's secrets in one ceremony follow; wiped when no longer held.
///
/// It is all that a trustee keeps, sealed, between the ceremony's steps. The polynomial also depends on everybody's
/// certificates: a ceremony that is begun again with others has another one.
public final class CeremonySeed {
    private var bytes: [UInt8]

    /// A new seed from libsodium's random source.
    public init() {
        bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
    }

    /// A seed that was kept; nil unless it is 32 bytes. The bytes are wiped.
    public init?(taking kept: inout [UInt8]) {
        guard kept.count == 32 else { return nil }
        // Copied element by element: an array that shared its memory would be wiped with the caller's.
        bytes = kept.map { $0 }
        sodium_memzero(&kept, kept.count)
    }

    deinit {
        sodium_memzero(&bytes, bytes.count)
    }

    /// The seed, to be sealed. The caller wipes it.
    public var exposedBytes: [UInt8] {
        bytes.map { $0 }
    }

    /// The secret of a purpose: HMAC-SHA-256 under the seed of `LABEL|CONTEXT|0` and `…|1`, as one number mod q.
    func secret(_ label: StaticString, _ context: [UInt8]) -> SecretScalar {
        var wide = [UInt8](repeating: 0, count: 64)
        wide.withUnsafeMutableBufferPointer { target in
            for half in 0..<2 {
                var message = CanonicalWriter(capacity: 160)
                message.literal(label)
                message.literal("|")
                message.raw(context)
                message.literal("|")
                message.integer(half)
                guard let start = target.baseAddress else { return }
                authenticate(message.bytes, start + 32 * half)
            }
        }
        return SecretScalar(reducingModOrder: &wide)
    }

    private func authenticate(_ message: [UInt8], _ target: UnsafeMutablePointer<UInt8>) {
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, bytes, bytes.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, target)
        sodium_memzero(&state, MemoryLayout<crypto_auth_hmacsha256_state>.size)
    }
}
