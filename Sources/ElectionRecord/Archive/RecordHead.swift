//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// Where a record stands: all that the next event depends on.
public struct RecordHead: Equatable, Sendable {
    /// Unix seconds that every record of the archive carries.
    public let timestamp: Int
    /// Events so far, which is the next one's height.
    public let count: Int
    /// The last event's hash; nil before the first.
    public let hash: Digest?
    /// The last event's type; nil before the first.
    public let type: EventType?
    /// Bytes of the archive so far.
    public let size: Int

    /// A record with its `BELENIOS` header and no event yet.
    public init(header: ArchiveHeader) {
        self.init(timestamp: header.timestamp, count: 0, hash: nil, type: nil, size: header.record.count)
    }

    /// A record as it was kept elsewhere; without an event, `hash` and `type` are nil and `count` is 0.
    public init(timestamp: Int, count: Int, hash: Digest?, type: EventType?, size: Int) {
        precondition((hash == nil) == (count == 0) && (type == nil) == (count == 0))
        self.timestamp = timestamp
        self.count = count
        self.hash = hash
        self.type = type
        self.size = size
    }

    /// The head after an event of `type` whose records end the archive at `size`.
    func following(hash: Digest, type: EventType, size: Int) -> Self {
        Self(timestamp: timestamp, count: count + 1, hash: hash, type: type, size: size)
    }
}
