//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// The encrypted sums of an election: for each question one ciphertext for each answer, the blank flag first.
public struct EncryptedTally: Equatable, Sendable {
    /// The sums by question and answer.
    public let sums: [[Ciphertext]]

    /// These sums.
    public init(sums: [[Ciphertext]]) {
        self.sums = sums
    }

    /// Reads the sums of an election with questions of these shapes; only the canonical bytes are such.
    public init(_ bytes: [UInt8], shapes: [QuestionShape]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "encrypted tally")
        sums = try reader.grid(shapes) { reader throws(DocumentError) in try reader.ciphertext() }
        try reader.end()
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 8192)
        writer.list(sums) { writer, row in writer.list(row) { $0.ciphertext($1) } }
        return writer.bytes
    }
}
