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
    private var bytes: Bytes32

    private init(taking bytes: inout Bytes32) {
        self.bytes = bytes
        bytes.wipe()
    }

    deinit {
        bytes.wipe()
    }

    /// A uniformly random exponent.
    public static func random() -> SecretScalar {
        var bytes = Bytes32.written { crypto_core_ed25519_scalar_random($0) }
        return SecretScalar(taking: &bytes)
    }

    /// The 64 big-endian bytes, reduced mod q. They are wiped.
    public convenience init(reducingModOrder wide: inout [UInt8]) {
        precondition(wide.count == 64)
        wide.reverse()
        var bytes = Bytes32.written { crypto_core_ed25519_scalar_reduce($0, wide) }
        sodium_memzero(&wide, wide.count)
        self.init(taking: &bytes)
    }

    /// Reads 32 little-endian bytes under q; nil for others. The bytes are the caller's to wipe.
    public convenience init?(canonical bytes: Bytes32) {
        guard var value = Scalar(canonical: bytes)?.bytes else { return nil }
        self.init(taking: &value)
    }

    /// A public number used where a secret one may stand.
    convenience init(_ scalar: Scalar) {
        var bytes = scalar.bytes
        self.init(taking: &bytes)
    }

    /// The 32 little-endian bytes, for sealing. The caller wipes them.
    public var exposedBytes: Bytes32 {
        bytes
    }

    /// The exponent as a public number: only for what the protocol opens (the audit of a ballot).
    public var opened: Scalar {
        Scalar(unchecked: bytes)
    }

    /// G^self.
    public var generatorPower: Point {
        // libsodium reports a zero exponent, but writes the right result, the neutral element, all the same.
        Point(
            unchecked: Bytes32.written { target in
                bytes.withPointer { _ = crypto_scalarmult_ed25519_base_noclamp(target, $0) }
            }
        )
    }

    /// `point`^self. The point is public; the neutral element gives itself.
    public func power(of point: Point) -> Point {
        guard !point.isNeutral else { return .neutral }
        return Point(
            unchecked: Bytes32.written { target in
                bytes.withPointer { exponent in
                    point.bytes.withPointer { _ = crypto_scalarmult_ed25519_noclamp(target, exponent, $0) }
                }
            }
        )
    }

    /// self + other mod q.
    public func plus(_ other: SecretScalar) -> SecretScalar {
        var sum = Bytes32.written { target in
            bytes.withPointer { a in other.bytes.withPointer { crypto_core_ed25519_scalar_add(target, a, $0) } }
        }
        return SecretScalar(taking: &sum)
    }

    /// self − other mod q.
    public func minus(_ other: SecretScalar) -> SecretScalar {
        var difference = Bytes32.written { target in
            bytes.withPointer { a in other.bytes.withPointer { crypto_core_ed25519_scalar_sub(target, a, $0) } }
        }
        return SecretScalar(taking: &difference)
    }

    /// self · other mod q.
    public func times(_ other: SecretScalar) -> SecretScalar {
        var product = Bytes32.written { target in
            bytes.withPointer { a in other.bytes.withPointer { crypto_core_ed25519_scalar_mul(target, a, $0) } }
        }
        return SecretScalar(taking: &product)
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
        var masked = Bytes32()
        masked.withUnsafeMutableBytes { target in
            addend.bytes.withUnsafeBytes { source in
                for index in 0..<32 { target[index] = source[index] & (0 &- mask) }
            }
        }
        let chosen = SecretScalar(taking: &masked)
        return plus(chosen)
    }
}
