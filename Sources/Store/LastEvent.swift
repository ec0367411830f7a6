//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord

/// The newest event of an archive, as acts and the Belenios read API name it.
public struct LastEvent: Hashable, Sendable {
    /// Events before it.
    public let height: Int
    /// Its SHA-256.
    public let hash: Digest

    /// An event.
    public init(height: Int, hash: Digest) {
        self.height = height
        self.hash = hash
    }
}

extension RecordHead {
    /// The newest event; nil before the first.
    public var lastEvent: LastEvent? {
        hash.map { LastEvent(height: count - 1, hash: $0) }
    }
}
