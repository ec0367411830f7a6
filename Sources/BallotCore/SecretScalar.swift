//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
public import CanonicalText

/// A secret exponent: arithmetic by libsodium in constant time, wiped when the last reference goes.
///
/// It has no text and no equality on purpose; what leaves it is a point or a response.
public final class SecretScalar {
    /// 32 little-endian bytes at one address, so that no copy is left behind.
    private let bytes: UnsafeMutablePointer<UInt8>

    /// An exponent that `body`, a call of libsodium, writes.
    private init(writtenBy body: (UnsafeMutablePointer<UInt8>) -> Void) {
        bytes = .allocate(capacity: 32)
        bytes.initialize(repeating: 0, count: 32)
        body(bytes)
    }

    deinit {
        sodium_memzero(bytes, 32)
        bytes.deallocate()
    }

    /// A uniformly random exponent.
    public static func random() -> SecretScalar {
        SecretScalar { crypto_core_ed25519_scalar_random($0) }
    }

    /// The 64 big-endian bytes, reduced mod q. They are wiped.
    public convenience init(reducingModOrder wide: inout [UInt8]) {
        precondition(wide.count == 64)
        wide.reverse()
        self.init { crypto_core_ed25519_scalar_reduce($0, wide) }
        sodium_memzero(&wide, wide.count)
    }

    /// Reads 32 little-endian bytes under q; nil for others. The bytes are the caller's to wipe.
    public convenience init?(canonical bytes: Bytes32) {
        guard let scalar = Scalar(canonical: bytes) else { return nil }
        self.init(scalar)
    }

    /// A public number used where a secret one may stand.
    convenience init(_ scalar: Scalar) {
        self.init { target in scalar.withBytes { target.update(from: $0, count: 32) } }
    }

    /// The 32 little-endian bytes, for sealing. The caller wipes them.
    public var exposedBytes: Bytes32 {
        withExposedBytes { source in Bytes32.written { $0.update(from: source, count: 32) } }
    }

    /// Calls `body`, a call of libsodium, with the 32 little-endian bytes where they are; until it returns they stay.
    public func withExposedBytes<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        withExtendedLifetime(self) { body(bytes) }
    }

    /// The exponent as a public number: only for what the protocol opens (the audit of a ballot).
    public var opened: Scalar {
        Scalar(unchecked: exposedBytes)
    }

    /// G^self.
    public var generatorPower: Point {
        // libsodium reports a zero exponent, but writes the right result, the neutral element, all the same.
        withExposedBytes { exponent in
            Point(unchecked: Bytes32.written { _ = crypto_scalarmult_ed25519_base_noclamp($0, exponent) })
        }
    }

    /// `point`^self. The point is public; the neutral element gives itself.
    public func power(of point: Point) -> Point {
        guard !point.isNeutral else { return .neutral }
        return withExposedBytes { exponent in
            Point(
                unchecked: Bytes32.written { target in
                    point.bytes.withPointer { _ = crypto_scalarmult_ed25519_noclamp(target, exponent, $0) }
                }
            )
        }
    }

    /// What `operation` of libsodium makes of this and another exponent.
    private func combined(
        with other: SecretScalar,
        _ operation: (UnsafeMutablePointer<UInt8>, UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void
    ) -> SecretScalar {
        withExposedBytes { left in
            other.withExposedBytes { right in SecretScalar { operation($0, left, right) } }
        }
    }

    /// self + other mod q.
    public func plus(_ other: SecretScalar) -> SecretScalar {
        combined(with: other, crypto_core_ed25519_scalar_add)
    }

    /// self − other mod q.
    public func minus(_ other: SecretScalar) -> SecretScalar {
        combined(with: other, crypto_core_ed25519_scalar_sub)
    }

    /// self · other mod q.
    public func times(_ other: SecretScalar) -> SecretScalar {
        combined(with: other, crypto_core_ed25519_scalar_mul)
    }

    /// self · factor mod q, for a public factor.
    public func times(_ factor: Scalar) -> SecretScalar {
        times(SecretScalar(factor))
    }

    /// nonce − challenge · self mod q: the response that shows knowledge of this exponent.
    public func response(nonce: SecretScalar, challenge: Scalar) -> Scalar {
        nonce.minus(times(challenge)).opened
    }

    /// self + mask · addend, for a mask of 0 or 1: an addition whose happening is secret.
    func adding(_ addend: Scalar, ifOne mask: UInt8) -> SecretScalar {
        plus(
            SecretScalar { target in
                addend.withBytes { source in
                    for index in 0..<32 { target[index] = source[index] & (0 &- mask) }
                }
            }
        )
    }
}
