//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import ElectionRecord
import KeyCeremony

/// Trustees of a threshold group with their shares.
public final class Trusteeship: @unchecked Sendable {
    public let trustees: Trustees
    /// By index from 1.
    let secrets: [Int: SecretScalar]

    /// Three, of whom two can decrypt.
    public static func two(of size: Int = 3) throws -> Trusteeship {
        let plan = try CeremonyPlan(size: size, threshold: 2)
        let people = (1...size).map { ThresholdTrustee(plan: plan, index: $0, seed: CeremonySeed()) }
        let set = try CertificateSet(plan: plan, certificates: people.map { $0.certificate() })
        let contributions = try people.map { try $0.contribution(to: set) }
        let shares = try people.map { try $0.share(of: set, contributions: contributions) }
        let group = try ThresholdCeremony.group(set, contributions: contributions, keys: shares.map(\.key))
        return Trusteeship(group, shares.map(\.secret))
    }

    /// A group of any threshold, as no ceremony would make it.
    public static func any(_ threshold: Int, of size: Int) -> Trusteeship {
        let people = (1...size).map { _ in
            (signing: SecretScalar.random(), polynomial: (0..<threshold).map { _ in SecretScalar.random() })
        }
        let certificates = people.enumerated().map { place, person in
            Certificate(
                size: size,
                threshold: threshold,
                index: place + 1,
                signing: person.signing,
                encryption: SecretScalar.random().generatorPower
            )
        }
        let coefficients = people.map { Coefficients($0.polynomial, signing: $0.signing) }
        let shares = (1...size).map { index in
            let parts = people.map { person in
                person.polynomial.dropLast().reversed().reduce(person.polynomial[threshold - 1]) { value, term in
                    value.times(Scalar(UInt32(index))).plus(term)
                }
            }
            return parts.dropFirst().reduce(parts[0]) { $0.plus($1) }
        }
        let group = PedersenGroup(
            threshold: threshold,
            certificates: certificates,
            coefficients: coefficients,
            signatures: zip(people, coefficients).map { person, coefficients in
                let message = Coefficients.groupMessage(certificates, coefficients.powers)
                return Proof.schnorr(of: person.signing, prefix: SchnorrLabel.signature(over: message))
            },
            verificationKeys: zip(people, shares).map { TrusteeKey(secret: $1, signing: $0.signing) }
        )
        return Trusteeship(group, shares)
    }

    /// Two trustees who must both take part, and are one.
    public static func oneAsTwo() -> Trusteeship {
        let secret = SecretScalar.random()
        return Trusteeship(
            [.single(TrusteeKey(secret: secret)), .single(TrusteeKey(secret: secret))],
            [secret, secret]
        )
    }

    private convenience init(_ group: PedersenGroup, _ shares: [SecretScalar]) {
        self.init([.pedersen(group)], shares)
    }

    private init(_ entries: [Trustees.Entry], _ shares: [SecretScalar]) {
        trustees = Trustees(entries: entries)
        secrets = Dictionary(uniqueKeysWithValues: zip(1..., shares))
    }

    /// The secret of the trustee with that index.
    public func secret(_ index: Int) throws -> SecretScalar {
        try secrets[index].orFail("there is no trustee \(index)")
    }
}
