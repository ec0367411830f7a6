//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// The protocol's H: SHA-256 over a prefix and points, as a challenge (docs/record-format.md, "Text").
public struct Challenge {
    private var hasher = DigestHasher()
    private var isFirst = true

    /// Begins with `prefix`, which ends in `|`.
    public init(prefix: [UInt8]) {
        hasher.update(prefix)
    }

    /// Appends a point; commas stand between points.
    public mutating func append(_ point: Point) {
        if !isFirst { hasher.update([0x2C]) }
        isFirst = false
        hasher.update(point.hex)
    }

    /// The challenge over everything appended.
    public consuming func finish() -> Scalar {
        Scalar(reducingModOrder: hasher.finish())
    }

    /// H(prefix, points).
    public static func over(prefix: [UInt8], _ points: [Point]) -> Scalar {
        var challenge = Challenge(prefix: prefix)
        for point in points { challenge.append(point) }
        return challenge.finish()
    }
}
