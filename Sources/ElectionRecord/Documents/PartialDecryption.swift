//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
package import CanonicalText

/// One trustee's answer: for each sum the factor α^x and the proof that x is the trustee's secret.
public struct PartialDecryption: Equatable, Sendable {
    /// The factors by question and answer.
    public let factors: [[Point]]
    /// A proof for each factor.
    public let proofs: [[Proof]]

    /// These factors with their proofs, which must be as many.
    public init(factors: [[Point]], proofs: [[Proof]]) {
        precondition(factors.map(\.count) == proofs.map(\.count), "a proof for each factor")
        self.factors = factors
        self.proofs = proofs
    }

    /// Reads an answer for an election with questions of these shapes; only the canonical bytes are such.
    public init(_ bytes: [UInt8], shapes: [QuestionShape]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "partial decryption")
        self = try Self(&reader, shapes: shapes)
        try reader.end()
    }

    /// Reads an answer that stands inside another document.
    package init(_ reader: inout DocumentReader, shapes: [QuestionShape]) throws(DocumentError) {
        try reader.literal("{\"decryption_factors\":")
        factors = try reader.grid(shapes) { reader throws(DocumentError) in try reader.point() }
        try reader.literal(",\"decryption_proofs\":")
        proofs = try reader.grid(shapes) { reader throws(DocumentError) in try reader.proof() }
        try reader.literal("}")
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 16384)
        write(&writer)
        return writer.bytes
    }

    /// Writes the answer inside another document.
    package func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"decryption_factors\":")
        writer.list(factors) { writer, row in writer.list(row) { $0.string($1.hex) } }
        writer.literal(",\"decryption_proofs\":")
        writer.list(proofs) { writer, row in writer.proofs(row) }
        writer.literal("}")
    }
}
