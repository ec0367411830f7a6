//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Scalar {
    /// Decimal digits without a leading zero, as ASCII: how a record writes a scalar.
    public var decimal: [UInt8] {
        var limbs = [UInt32](repeating: 0, count: 8)  // least significant first
        bytes.withUnsafeBytes { source in
            for index in 0..<32 { limbs[index / 4] |= UInt32(source[index]) << UInt32(8 * (index % 4)) }
        }
        var digits: [UInt8] = []
        digits.reserveCapacity(81)
        for _ in 0..<9 {  // 2^256 has 78 digits: nine groups of nine
            var remainder: UInt64 = 0
            for index in (0..<8).reversed() {
                let value = remainder << 32 | UInt64(limbs[index])
                limbs[index] = UInt32(value / 1_000_000_000)
                remainder = value % 1_000_000_000
            }
            for _ in 0..<9 {
                digits.append(UInt8(remainder % 10) + 48)
                remainder /= 10
            }
        }
        while digits.count > 1, digits[digits.count - 1] == 48 { digits.removeLast() }
        return digits.reversed()
    }

    /// Why a decimal text is no scalar.
    public enum DecimalError: UInt8, Error, Sendable {
        /// A sign, a leading zero, or something that is no digit.
        case spelling
        /// Not under q.
        case range
    }

    /// Reads the decimal digits of a scalar: no sign, no leading zero, under q.
    public init(decimal digits: some Collection<UInt8>) throws(DecimalError) {
        guard let first = digits.first, first != 48 || digits.count == 1 else { throw .spelling }
        for digit in digits where digit < 48 || digit > 57 { throw .spelling }
        guard digits.count <= 77 else { throw .range }
        var limbs = [UInt32](repeating: 0, count: 8)
        for digit in digits {
            var carry = UInt64(digit - 48)
            for index in 0..<8 {
                let value = UInt64(limbs[index]) * 10 + carry
                limbs[index] = UInt32(truncatingIfNeeded: value)
                carry = value >> 32
            }
            guard carry == 0 else { throw .range }
        }
        var bytes = Bytes32()
        bytes.withUnsafeMutableBytes { target in
            for index in 0..<32 {
                target[index] = UInt8(truncatingIfNeeded: limbs[index / 4] >> UInt32(8 * (index % 4)))
            }
        }
        guard let scalar = Scalar(canonical: bytes) else { throw .range }
        self = scalar
    }
}
