//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord

/// Interpolation of a polynomial over the scalars.
enum Lagrange {
    /// The coefficient of the value at `index` in the value at zero: ∏ k / (k − index) over the other indexes.
    ///
    /// Indexes are positive and differ from each other.
    static func atZero(_ index: Int, among indexes: [Int]) -> Scalar {
        var numerator = Scalar(1)
        var denominator = Scalar(1)
        let place = Scalar(count: index)
        for other in indexes where other != index {
            let value = Scalar(count: other)
            numerator = numerator * value
            denominator = denominator * (value - place)
        }
        guard let inverse = denominator.inverse else { preconditionFailure("an index that stands twice") }
        return numerator * inverse
    }
}
