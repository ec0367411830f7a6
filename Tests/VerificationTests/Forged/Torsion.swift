//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Testing

@testable import BallotCore

/// Points of the curve outside the prime-order subgroup, and bytes that are no point at all.
enum Torsion {
    /// A point of order 8, in RFC 8032's encoding.
    private static let eighth = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"

    /// The hex of `point` with a point of order 8 added.
    static func added(to point: Point) throws -> [UInt8] {
        let bytes = try #require(Hex.decode(eighth.utf8).flatMap { Bytes32($0) })
        return (point * Point(unchecked: bytes)).hex
    }

    /// The hex of the point of order 2, y = −1.
    static let second = Array(("7f" + String(repeating: "f", count: 60) + "ec").utf8)
    /// The hex of a point of order 4, y = 0.
    static let fourth = Array(String(repeating: "0", count: 64).utf8)
    /// y = 0 written as p.
    static let notCanonical = Array(("7f" + String(repeating: "f", count: 60) + "ed").utf8)
    /// The neutral element.
    static let neutral = Point.neutral.hex
}
