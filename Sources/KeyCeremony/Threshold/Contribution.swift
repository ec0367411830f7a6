//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
public import CanonicalText
public import ElectionRecord

/// What a trustee gives to the group's key: its coefficients, and a share of its polynomial for everybody.
///
/// The seal, a signature over all of it, makes clear who is to blame for a share that does not fit.
public struct Contribution: Equatable, Sendable {
    /// The trustee's index, from 1.
    public let index: Int
    /// The fingerprint of the certificates that it was made for.
    public let certificates: Digest
    /// The coefficients, as they will stand among the trustees.
    public let coefficients: Coefficients
    /// The signature over all certificates and the coefficients.
    let signature: Proof
    /// A share for each trustee, its own included, by index.
    let shares: [EncryptedShare]
    /// The signature over the whole message.
    private let seal: Proof

    init(
        index: Int,
        certificates: Digest,
        coefficients: Coefficients,
        signature: Proof,
        shares: [EncryptedShare],
        signing secret: SecretScalar
    ) {
        self.index = index
        self.certificates = certificates
        self.coefficients = coefficients
        self.signature = signature
        self.shares = shares
        let body = Self.body(index, certificates, coefficients, signature, shares)
        seal = Proof.schnorr(of: secret, prefix: SchnorrLabel.signature(over: body))
    }

    /// Reads the file that a trustee sends to everybody. It is checked by `check(against:)`.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "contribution")
        try reader.literal("{\"format\":\"stemronde/contribution/v1\",\"index\":")
        index = try reader.integer()
        try reader.literal(",\"certificates\":")
        certificates = try reader.digest()
        try reader.literal(",\"coefexps\":")
        coefficients = try Coefficients(try SignedMessage(&reader))
        try reader.literal(",\"signature\":")
        signature = try reader.proof()
        try reader.literal(",\"shares\":")
        shares = try reader.list(limit: PedersenGroup.sizeLimit) { reader throws(DocumentError) in
            try EncryptedShare(&reader)
        }
        try reader.literal(",\"seal\":")
        seal = try reader.proof()
        try reader.literal("}")
        try reader.end()
    }

    /// The file that a trustee sends to everybody.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 4096)
        writer.raw(body.dropLast())
        writer.literal(",\"seal\":")
        writer.proof(seal)
        writer.literal("}")
        return writer.bytes
    }

    /// Checks all that everybody can check: seal, coefficients, signatures, and that there is a share for each trustee.
    public func check(against set: CertificateSet) throws(CeremonyError) {
        guard index >= 1, index <= set.plan.size else {
            throw CeremonyError(.missing, "a contribution of trustee \(index), who is not of the group")
        }
        guard certificates == set.fingerprint else {
            throw CeremonyError(.otherCertificates, trustee: index, "the contribution is for other certificates")
        }
        let key = set.certificates[index - 1].verification
        guard seal.isSchnorrProof(of: key, prefix: SchnorrLabel.signature(over: body)) else {
            throw CeremonyError(.seal, trustee: index, "the contribution's seal does not verify")
        }
        try CeremonyError.blaming(index) { () throws(DocumentError) in
            try PedersenGroup.check(coefficients, signature, place: index - 1, set.certificates)
        }
        guard shares.count == set.plan.size else {
            throw CeremonyError(.shareCount, trustee: index, "\(shares.count) shares for \(set.plan.size) trustees")
        }
    }

    private var body: [UInt8] {
        Self.body(index, certificates, coefficients, signature, shares)
    }

    /// The message without its seal.
    private static func body(
        _ index: Int,
        _ certificates: Digest,
        _ coefficients: Coefficients,
        _ signature: Proof,
        _ shares: [EncryptedShare]
    ) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 4096)
        writer.literal("{\"format\":\"stemronde/contribution/v1\",\"index\":")
        writer.integer(index)
        writer.literal(",\"certificates\":")
        writer.string(certificates.hex)
        writer.literal(",\"coefexps\":")
        coefficients.signed.write(&writer)
        writer.literal(",\"signature\":")
        writer.proof(signature)
        writer.literal(",\"shares\":")
        writer.list(shares) { $1.write(&$0) }
        writer.literal("}")
        return writer.bytes
    }
}
