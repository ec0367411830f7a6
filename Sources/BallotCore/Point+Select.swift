//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Point {
    /// `chosen` for a mask of 1 and `other` for 0, without a branch.
    static func select(_ chosen: Point, over other: Point, ifOne mask: UInt8) -> Point {
        let spread = 0 &- mask
        var result = Bytes32()
        result.withUnsafeMutableBytes { target in
            chosen.bytes.withUnsafeBytes { a in
                other.bytes.withUnsafeBytes { b in
                    for index in 0..<32 { target[index] = (a[index] & spread) | (b[index] & ~spread) }
                }
            }
        }
        return Point(unchecked: result)
    }
}
