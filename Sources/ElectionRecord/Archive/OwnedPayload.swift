//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What a PartialDecryption event points to: whose answer it is, and its hash.
public struct OwnedPayload: Equatable, Sendable {
    /// The trustee's number, from 1 (docs/record-format.md, "Setup").
    public let owner: Int
    /// The hash of the partial decryption.
    public let payload: Digest

    /// The payload of `owner`'s answer.
    public init(owner: Int, payload: Digest) {
        self.owner = owner
        self.payload = payload
    }

    /// Reads the one form; owner 0 is refused.
    public init(_ bytes: [UInt8]) throws(TextError) {
        var reader = CanonicalReader(bytes)
        try reader.literal("{\"owner\":")
        owner = try reader.integer(limit: plainIntegerLimit)
        guard owner > 0 else { throw reader.error(.number) }
        try reader.literal(",\"payload\":")
        payload = try reader.digest()
        try reader.literal("}")
        try reader.end()
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 96)
        writer.literal("{\"owner\":")
        writer.integer(owner)
        writer.literal(",\"payload\":")
        writer.digest(payload)
        writer.literal("}")
        return writer.bytes
    }
}
