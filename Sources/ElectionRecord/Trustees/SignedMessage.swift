//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
package import CanonicalText

/// A message with a trustee's signature: `{"message":M,"signature":{…}}`.
public struct SignedMessage: Equatable, Sendable {
    /// The message: JSON, as text.
    public let message: [UInt8]
    /// The signature, under the key that the trustee's certificate names.
    public let signature: Proof

    static let messageLimit = 1 << 16

    /// A message that is signed already.
    public init(message: [UInt8], signature: Proof) {
        self.message = message
        self.signature = signature
    }

    /// Signs `message`.
    package init(signing message: [UInt8], with secret: SecretScalar) {
        self.message = message
        signature = Proof.schnorr(of: secret, prefix: SchnorrLabel.signature(over: message))
    }

    package init(_ reader: inout DocumentReader) throws(DocumentError) {
        try reader.literal("{\"message\":")
        message = try reader.bytes(limit: Self.messageLimit)
        try reader.literal(",\"signature\":")
        signature = try reader.proof()
        try reader.literal("}")
    }

    package func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"message\":")
        writer.string(message)
        writer.literal(",\"signature\":")
        writer.proof(signature)
        writer.literal("}")
    }

    /// Whether the signature verifies under `key`.
    public func isSigned(by key: Point) -> Bool {
        signature.isSchnorrProof(of: key, prefix: SchnorrLabel.signature(over: message))
    }
}
