//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

package import BallotCore

extension Scalar {
    /// A number that is not negative: a count, a weight, a place.
    package init(count: Int) {
        precondition(count >= 0)
        let high = Scalar(UInt32(truncatingIfNeeded: count >> 32))
        let base = Scalar(1 << 16) * Scalar(1 << 16)
        self = high * base + Scalar(UInt32(truncatingIfNeeded: count))
    }
}
