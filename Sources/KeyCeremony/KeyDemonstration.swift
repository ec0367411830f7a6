//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// A fresh proof that a trustee's key still works, before a round becomes ready (docs/protocol.md, "Key ceremony").
public struct KeyDemonstration: Equatable, Sendable {
    /// The domain of these proofs.
    static let label: StaticString = "stemronde/key-demonstration/v1"

    /// The proof.
    public let proof: Proof

    /// A proof that was read.
    public init(proof: Proof) {
        self.proof = proof
    }

    /// Proves knowledge of `secret` for `occasion`, a hash that nobody could know before.
    public init(of secret: SecretScalar, occasion: Digest) {
        proof = Proof.schnorr(of: secret, prefix: Self.prefix(secret.generatorPower, occasion))
    }

    /// Whether the secret of `key` was known to somebody who knew `occasion`.
    public func holds(for key: Point, occasion: Digest) -> Bool {
        !key.isNeutral && proof.isSchnorrProof(of: key, prefix: Self.prefix(key, occasion))
    }

    private static func prefix(_ key: Point, _ occasion: Digest) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: 180)
        prefix.literal(label)
        prefix.literal("|")
        prefix.raw(occasion.hex)
        prefix.literal("|")
        prefix.raw(key.hex)
        prefix.literal("|")
        return prefix.bytes
    }
}
