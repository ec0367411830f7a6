//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// A trustee's public key with the proof that somebody knows its secret.
public struct TrusteeKey: Equatable, Sendable {
    /// The key.
    public let publicKey: Point
    /// The proof of knowledge.
    public let proof: Proof
    /// A threshold trustee's signature over the key, by the key of its certificate.
    public let signature: Proof?
    /// The trustee's name, which Belenios' server may write.
    public let name: String?

    /// A key with its proof.
    public init(publicKey: Point, proof: Proof, signature: Proof? = nil, name: String? = nil) {
        self.publicKey = publicKey
        self.proof = proof
        self.signature = signature
        self.name = name
    }

    /// The public key of `secret`; with `signing`, signed by the certificate's key.
    package init(secret: SecretScalar, signing: SecretScalar? = nil) {
        let key = secret.generatorPower
        publicKey = key
        proof = Proof.schnorr(of: secret, prefix: SchnorrLabel.knowledge(of: key))
        signature = signing.map { Proof.schnorr(of: $0, prefix: SchnorrLabel.signature(over: key.hex)) }
        name = nil
    }

    package init(_ reader: inout DocumentReader) throws(DocumentError) {
        try reader.literal("{\"pok\":")
        proof = try reader.proof()
        try reader.literal(",\"public_key\":")
        publicKey = try reader.key()
        signature = reader.skip(",\"signature\":") ? try reader.proof() : nil
        name = reader.skip(",\"name\":") ? try reader.string(limit: 4096) : nil
        try reader.literal("}")
    }

    /// Reads a key that is a file of its own; its proof is not checked.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "trustee's key")
        try self.init(&reader)
        try reader.end()
    }

    package func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"pok\":")
        writer.proof(proof)
        writer.literal(",\"public_key\":")
        writer.string(publicKey.hex)
        if let signature {
            writer.literal(",\"signature\":")
            writer.proof(signature)
        }
        if let name {
            writer.literal(",\"name\":")
            writer.string(name.utf8)
        }
        writer.literal("}")
    }

    /// The key as a file of its own.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 512)
        write(&writer)
        return writer.bytes
    }

    /// Whether somebody knew the secret of the key when the proof was made.
    public var isProven: Bool {
        proof.isSchnorrProof(of: publicKey, prefix: SchnorrLabel.knowledge(of: publicKey))
    }

    /// Whether the key is signed by `verification`; false if it is not signed at all.
    public func isSigned(by verification: Point) -> Bool {
        signature?.isSchnorrProof(of: verification, prefix: SchnorrLabel.signature(over: publicKey.hex)) == true
    }

    /// SHA-256 of the key's JSON text, quotes included: what people compare.
    public var checksum: Digest {
        var writer = CanonicalWriter(capacity: 66)
        writer.string(publicKey.hex)
        return Digest(of: writer.bytes)
    }
}
