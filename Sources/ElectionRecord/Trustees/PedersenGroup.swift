//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// Trustees of whom any `threshold` can decrypt together (Belenios' `Pedersen`).
public struct PedersenGroup: Equatable, Sendable {
    /// The most trustees that a group may have here.
    public static let sizeLimit = 100

    /// Trustees that can decrypt together.
    public let threshold: Int
    /// A certificate for each trustee, in order.
    public let certificates: [Certificate]
    /// Each trustee's coefficients.
    public let coefficients: [Coefficients]
    /// Each trustee's signature over all certificates and its own coefficients.
    public let signatures: [Proof]
    /// Each trustee's verification key: the public key of its share.
    public let verificationKeys: [TrusteeKey]

    /// A group; `check()` says whether its parts fit.
    public init(
        threshold: Int,
        certificates: [Certificate],
        coefficients: [Coefficients],
        signatures: [Proof],
        verificationKeys: [TrusteeKey]
    ) {
        self.threshold = threshold
        self.certificates = certificates
        self.coefficients = coefficients
        self.signatures = signatures
        self.verificationKeys = verificationKeys
    }

    init(_ reader: inout DocumentReader) throws(DocumentError) {
        try reader.literal("{\"threshold\":")
        threshold = try reader.integer()
        try reader.literal(",\"certs\":")
        certificates = try reader.list(limit: Self.sizeLimit) { reader throws(DocumentError) in
            try Certificate(try SignedMessage(&reader))
        }
        try reader.literal(",\"coefexps\":")
        coefficients = try reader.list(limit: Self.sizeLimit) { reader throws(DocumentError) in
            try Coefficients(try SignedMessage(&reader))
        }
        try reader.literal(",\"signatures\":")
        signatures = try reader.list(limit: Self.sizeLimit) { reader throws(DocumentError) in try reader.proof() }
        try reader.literal(",\"verification_keys\":")
        verificationKeys = try reader.list(limit: Self.sizeLimit) { reader throws(DocumentError) in
            try TrusteeKey(&reader)
        }
        try reader.literal("}")
        // Who counts answers must not meet a group that needs nobody, whatever else is said of it.
        try checkShape()
    }

    func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"threshold\":")
        writer.integer(threshold)
        writer.literal(",\"certs\":")
        writer.list(certificates) { $1.signed.write(&$0) }
        writer.literal(",\"coefexps\":")
        writer.list(coefficients) { $1.signed.write(&$0) }
        writer.literal(",\"signatures\":")
        writer.proofs(signatures)
        writer.literal(",\"verification_keys\":")
        writer.list(verificationKeys) { $1.write(&$0) }
        writer.literal("}")
    }

    /// Trustees in the group.
    public var size: Int {
        certificates.count
    }

    /// The group's part of the election's key: the product of everybody's first coefficient.
    public var publicKey: Point {
        coefficients.reduce(.neutral) { product, each in each.powers.first.map { product * $0 } ?? product }
    }

    /// The coefficients of the sum of all trustees' polynomials, as powers: for each place the product of everybody's.
    package static func sum(of coefficients: [Coefficients]) -> [Point] {
        var sum: [Point] = []
        for each in coefficients {
            for (term, power) in each.powers.enumerated() {
                if term < sum.count { sum[term] = sum[term] * power } else { sum.append(power) }
            }
        }
        return sum
    }

    /// The public key that a polynomial's coefficients give the trustee at `index`, from 1: ∏ₖ powers[k]^(index^k).
    package static func share(of powers: [Point], index: Int) -> Point {
        let place = Scalar(count: index)
        // Horner's rule in the exponent, from the highest coefficient down.
        return powers.reversed().reduce(.neutral) { $0.variableTimePower(place) * $1 }
    }
}
