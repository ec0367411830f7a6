//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// The counts of an election: for each question one for each answer, the blank ballots first.
public struct ElectionResult: Equatable, Sendable {
    /// The counts by question and answer; none is negative.
    public let counts: [[Int]]

    /// These counts.
    public init(counts: [[Int]]) {
        precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "a count is not negative")
        self.counts = counts
    }

    /// Reads the counts of an election with questions of these shapes; only the canonical bytes are such.
    public init(_ bytes: [UInt8], shapes: [QuestionShape]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "result")
        try reader.literal("{\"result\":")
        counts = try reader.grid(shapes) { reader throws(DocumentError) in try reader.count() }
        try reader.literal("}")
        try reader.end()
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        writer.literal("{\"result\":")
        writer.list(counts) { writer, row in writer.list(row) { $0.count($1) } }
        writer.literal("}")
        return writer.bytes
    }
}
