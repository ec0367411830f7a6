//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
public import CanonicalText

/// An integer from 0 up to the group's order q = 2^252 + 27742317777372353535851937790883648493, exclusive; public.
///
/// Challenges and responses are scalars. A secret exponent is a ``SecretScalar``.
public struct Scalar: Hashable, Sendable {
    /// Little-endian, as libsodium takes it; always under q.
    public let bytes: Bytes32

    init(unchecked bytes: Bytes32) {
        self.bytes = bytes
    }

    /// A small number.
    public init(_ value: UInt32) {
        var bytes = Bytes32()
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: value.littleEndian, as: UInt32.self) }
        self.bytes = bytes
    }

    /// The given little-endian bytes; nil if they are not under q.
    public init?(canonical bytes: Bytes32) {
        guard Scalar.isUnderOrder(bytes) else { return nil }
        self.bytes = bytes
    }

    /// The big-endian integer in `hash`, reduced mod q: how the protocol turns a hash into a challenge.
    public init(reducingModOrder hash: Digest) {
        var wide = [UInt8](repeating: 0, count: 64)
        hash.bytes.withUnsafeBytes { source in
            for index in 0..<32 { wide[index] = source[31 - index] }
        }
        self.init(reducingModOrder: wide)
    }

    /// The 64 little-endian bytes, reduced mod q.
    init(reducingModOrder wide: [UInt8]) {
        precondition(wide.count == 64)
        bytes = Bytes32.written { crypto_core_ed25519_scalar_reduce($0, wide) }
    }

    /// Zero.
    public static let zero = Scalar(0)

    /// Whether this is zero.
    public var isZero: Bool {
        self == .zero
    }

    /// Sum mod q.
    public static func + (left: Self, right: Self) -> Self {
        Scalar(
            unchecked: Bytes32.written { result in
                left.withBytes { a in
                    right.withBytes { crypto_core_ed25519_scalar_add(result, a, $0) }
                }
            }
        )
    }

    /// Difference mod q.
    public static func - (left: Self, right: Self) -> Self {
        Scalar(
            unchecked: Bytes32.written { result in
                left.withBytes { a in
                    right.withBytes { crypto_core_ed25519_scalar_sub(result, a, $0) }
                }
            }
        )
    }

    /// Product mod q.
    public static func * (left: Self, right: Self) -> Self {
        Scalar(
            unchecked: Bytes32.written { result in
                left.withBytes { a in
                    right.withBytes { crypto_core_ed25519_scalar_mul(result, a, $0) }
                }
            }
        )
    }

    /// The multiplicative inverse mod q; nil for zero.
    public var inverse: Scalar? {
        var status: CInt = -1
        let result = Bytes32.written { target in
            withBytes { status = crypto_core_ed25519_scalar_invert(target, $0) }
        }
        return status == 0 ? Scalar(unchecked: result) : nil
    }

    func withBytes<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        bytes.withPointer(body)
    }

    /// q, little-endian.
    private static let order: [UInt8] = [
        0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ]

    /// Compares by subtraction, byte for byte: the bytes may be those of a secret.
    private static func isUnderOrder(_ bytes: Bytes32) -> Bool {
        bytes.withUnsafeBytes { value in
            var borrow: UInt16 = 0
            for index in 0..<32 {
                borrow = (UInt16(value[index]) &- UInt16(order[index]) &- borrow) >> 15
            }
            return borrow == 1
        }
    }
}
