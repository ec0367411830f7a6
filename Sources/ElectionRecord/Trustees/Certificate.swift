//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// A threshold trustee's certificate: the keys that sign its messages, and that shares for it are encrypted to.
public struct Certificate: Equatable, Sendable {
    /// The certificate as it was signed, by its own key.
    public let signed: SignedMessage
    /// Trustees in the group.
    public let size: Int
    /// Trustees that can decrypt together.
    public let threshold: Int
    /// The trustee's place in the group, from 1.
    public let index: Int
    /// The key that signs.
    public let verification: Point
    /// The key that shares are encrypted to.
    public let encryption: Point

    /// Makes and signs a certificate for one place in a group.
    package init(
        size: Int,
        threshold: Int,
        index: Int,
        signing secret: SecretScalar,
        encryption: Point
    ) {
        precondition(threshold >= 1 && threshold <= size && 1...size ~= index, "a place in a group")
        self.size = size
        self.threshold = threshold
        self.index = index
        verification = secret.generatorPower
        self.encryption = encryption
        var writer = CanonicalWriter(capacity: 320)
        writer.literal("{\"context\":{\"group\":\"Ed25519\",\"size\":")
        writer.integer(size)
        writer.literal(",\"threshold\":")
        writer.integer(threshold)
        writer.literal(",\"index\":")
        writer.integer(index)
        writer.literal("},\"verification\":")
        writer.string(verification.hex)
        writer.literal(",\"encryption\":")
        writer.string(encryption.hex)
        writer.literal("}")
        signed = SignedMessage(signing: writer.bytes, with: secret)
    }

    /// Reads a certificate and checks its signature.
    public init(_ signed: SignedMessage) throws(DocumentError) {
        self.signed = signed
        var reader = DocumentReader(signed.message, "certificate")
        try reader.literal("{\"context\":{\"group\":\"Ed25519\",\"size\":")
        size = try reader.integer()
        try reader.literal(",\"threshold\":")
        threshold = try reader.integer()
        try reader.literal(",\"index\":")
        index = try reader.integer()
        try reader.literal("},\"verification\":")
        verification = try reader.key()
        try reader.literal(",\"encryption\":")
        encryption = try reader.key()
        try reader.literal("}")
        try reader.end()
        guard signed.isSigned(by: verification) else {
            throw DocumentError(.certificateSignature, "certificate \(index): the signature does not verify")
        }
    }

    /// Reads a certificate that is a file of its own, and checks its signature.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "certificate")
        let signed = try SignedMessage(&reader)
        try reader.end()
        try self.init(signed)
    }

    /// The certificate as a file of its own.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 640)
        signed.write(&writer)
        return writer.bytes
    }

    /// SHA-256 of the certificate's message: what Belenios calls `pki_key`.
    public var fingerprint: Digest {
        Digest(of: signed.message)
    }
}
