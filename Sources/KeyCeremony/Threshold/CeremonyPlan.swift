//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord

/// How many trustees there are, and how many of them can decrypt together: more than half.
public struct CeremonyPlan: Equatable, Sendable {
    /// Trustees in the group.
    public let size: Int
    /// Trustees that can decrypt together.
    public let threshold: Int

    /// A group; throws `plan` unless there are from 2 up to `PedersenGroup.sizeLimit` trustees, and the threshold is
    /// more than half of them.
    public init(size: Int, threshold: Int) throws(CeremonyError) {
        guard size >= 2, size <= PedersenGroup.sizeLimit, threshold <= size, threshold > size / 2 else {
            throw CeremonyError(.plan, "\(threshold) of \(size) trustees: the threshold is to be more than half")
        }
        self.size = size
        self.threshold = threshold
    }
}
