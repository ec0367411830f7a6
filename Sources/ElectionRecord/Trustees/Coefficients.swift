//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// What a threshold trustee publishes of its polynomial: G to the power of each coefficient, lowest first, signed.
public struct Coefficients: Equatable, Sendable {
    /// The message as it was signed.
    public let signed: SignedMessage
    /// The powers; the first is the trustee's part of the group's key.
    public let powers: [Point]

    /// Publishes a polynomial's coefficients under a certificate's key.
    package init(_ coefficients: [SecretScalar], signing secret: SecretScalar) {
        powers = coefficients.map(\.generatorPower)
        signed = SignedMessage(signing: Self.message(powers), with: secret)
    }

    /// Reads coefficients; the signature is checked with the certificate's key, by whoever has it.
    public init(_ signed: SignedMessage) throws(DocumentError) {
        self.signed = signed
        var reader = DocumentReader(signed.message, "coefficients")
        try reader.literal("{\"coefexps\":")
        powers = try reader.list(limit: PedersenGroup.sizeLimit) { reader throws(DocumentError) in try reader.point() }
        try reader.literal("}")
        try reader.end()
    }

    /// What a trustee signs to say that it saw these certificates, and gave these coefficients.
    package static func groupMessage(_ certificates: [Certificate], _ powers: [Point]) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 1024)
        writer.literal("certs_sig|{\"certs\":")
        writer.list(certificates) { $1.signed.write(&$0) }
        writer.literal(",\"coefexps\":")
        writer.list(powers) { $0.string($1.hex) }
        writer.literal("}")
        return writer.bytes
    }

    private static func message(_ powers: [Point]) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        writer.literal("{\"coefexps\":")
        writer.list(powers) { $0.string($1.hex) }
        writer.literal("}")
        return writer.bytes
    }
}
