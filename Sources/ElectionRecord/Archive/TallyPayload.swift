//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What an EncryptedTally event points to: the sums, and how many ballots they hold.
public struct TallyPayload: Equatable, Sendable {
    /// Ballots that count.
    public let ballots: Int
    /// The sum of their weights.
    public let weight: Int
    /// The hash of the encrypted tally.
    public let tally: Digest

    /// The payload of a tally of `ballots` ballots that weigh `weight` together.
    public init(ballots: Int, weight: Int, tally: Digest) {
        self.ballots = ballots
        self.weight = weight
        self.tally = tally
    }

    /// Reads the one form.
    public init(_ bytes: [UInt8]) throws(TextError) {
        var reader = CanonicalReader(bytes)
        try reader.literal("{\"num_tallied\":")
        ballots = try reader.integer(limit: plainIntegerLimit)
        try reader.literal(",\"total_weight\":")
        weight = try reader.count()
        try reader.literal(",\"encrypted_tally\":")
        tally = try reader.digest()
        try reader.literal("}")
        try reader.end()
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 192)
        writer.literal("{\"num_tallied\":")
        writer.integer(ballots)
        writer.literal(",\"total_weight\":")
        writer.count(weight)
        writer.literal(",\"encrypted_tally\":")
        writer.digest(tally)
        writer.literal("}")
        return writer.bytes
    }
}
