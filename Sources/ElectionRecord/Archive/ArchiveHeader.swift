//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// An archive's first record: `BELENIOS`, which gives every record's timestamp.
public struct ArchiveHeader: Equatable, Sendable {
    static let name = Array("BELENIOS".utf8)
    /// Longer than any body that can be well formed.
    static let sizeLimit = 64

    /// Unix seconds, from 0 up to but not including 2^33. No hash covers it.
    public let timestamp: Int

    /// The header of an archive begun at `timestamp`.
    public init(timestamp: Int) {
        precondition((0..<TarHeader.limit).contains(timestamp), "a tar timestamp has eleven octal digits")
        self.timestamp = timestamp
    }

    /// Reads the record's body; nil unless it is the one form of a timestamp in range.
    public init?(body: [UInt8]) {
        var reader = CanonicalReader(body)
        do throws(TextError) {
            try reader.literal("{\"version\":1,\"timestamp\":\"")
            timestamp = try reader.integer(limit: TarHeader.limit - 1)
            try reader.literal("\"}")
            try reader.end()
        } catch {
            return nil
        }
    }

    /// The record's body.
    public var body: [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"version\":1,\"timestamp\":\"")
        writer.integer(timestamp)
        writer.literal("\"}")
        return writer.bytes
    }

    /// The whole record: the bytes that an archive begins with.
    public var record: [UInt8] {
        TarHeader.record(name: Self.name, body: body, timestamp: timestamp)
    }
}
