//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
public import CanonicalText

/// A member of Ed25519's prime-order subgroup, written multiplicatively as the protocol does; valid by construction.
///
/// Points from outside come through ``init(_:)`` or ``init(hex:)``, which refuse everything else.
public struct Point: Hashable, Sendable {
    /// The encoding of RFC 8032, section 5.1.2.
    public let bytes: Bytes32

    /// Why 32 bytes, or a text, are no point.
    public enum Failure: UInt8, Error, Sendable {
        /// Not 64 lower-case hex digits.
        case text
        /// Not the canonical encoding of a point of the curve.
        case encoding
        /// A point of the curve outside the prime-order subgroup.
        case subgroup
    }

    init(unchecked bytes: Bytes32) {
        self.bytes = bytes
    }

    /// The point with this encoding. The neutral element is a member of the group.
    public init(_ bytes: Bytes32) throws(Failure) {
        self.bytes = bytes
        guard !isNeutral, bytes.withPointer({ crypto_core_ed25519_is_valid_point($0) }) != 1 else { return }
        // Which of the two it is: adding the neutral element re-encodes what lies on the curve.
        var status: CInt = -1
        let again = Bytes32.written { target in
            bytes.withPointer { a in
                Point.neutral.bytes.withPointer { status = crypto_core_ed25519_add(target, a, $0) }
            }
        }
        throw status == 0 && again == bytes ? .subgroup : .encoding
    }

    /// The point that a record writes as 64 hex digits: the encoding's bytes in reverse.
    public init(hex: some BidirectionalCollection<UInt8>) throws(Failure) {
        guard let decoded = Hex.decode(hex), let bytes = Bytes32(decoded.reversed()) else { throw .text }
        try self.init(bytes)
    }

    /// 64 lower-case hex digits, most significant first, as ASCII: how a record writes a point.
    public var hex: [UInt8] {
        Hex.encode(bytes.array.reversed())
    }

    /// The neutral element.
    public static let neutral: Point = {
        var bytes = Bytes32()
        bytes.withUnsafeMutableBytes { $0[0] = 1 }
        return Point(unchecked: bytes)
    }()

    /// The generator G.
    public static let generator = SecretScalar(Scalar(1)).generatorPower

    /// Whether this is the neutral element.
    public var isNeutral: Bool {
        self == .neutral
    }

    /// The product of two points (the sum, in the curve's own notation).
    public static func * (left: Self, right: Self) -> Self {
        Point(
            unchecked: Bytes32.written { target in
                left.bytes.withPointer { a in right.bytes.withPointer { _ = crypto_core_ed25519_add(target, a, $0) } }
            }
        )
    }

    /// The quotient of two points.
    public static func / (left: Self, right: Self) -> Self {
        Point(
            unchecked: Bytes32.written { target in
                left.bytes.withPointer { a in right.bytes.withPointer { _ = crypto_core_ed25519_sub(target, a, $0) } }
            }
        )
    }

    /// self^exponent, for a public exponent: zero and the neutral element take a shorter way.
    public func variableTimePower(_ exponent: Scalar) -> Point {
        guard !exponent.isZero else { return .neutral }
        return SecretScalar(exponent).power(of: self)
    }

    /// G^exponent, for a public exponent.
    public static func variableTimeGeneratorPower(_ exponent: Scalar) -> Point {
        SecretScalar(exponent).generatorPower
    }

    /// Whether the libsodium in this process refuses a point outside the subgroup that releases before
    /// CVE-2025-69277 was fixed let pass. A program that meets foreign points must not start without.
    public static var libraryChecksSubgroup: Bool {
        var bytes = Bytes32()
        bytes.withUnsafeMutableBytes { target in
            for index in 0..<32 { target[index] = index == 0 ? 0x95 : 0x99 }
        }
        return bytes.withPointer { crypto_core_ed25519_is_valid_point($0) } == 0
    }
}
