//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText
public import ElectionRecord

/// One trustee's side of the ceremony that makes a threshold key: messages in, messages out, and at the end its share.
///
/// 1. `certificate()` goes to everybody. All certificates together are a `CertificateSet`, and its fingerprint is
///    compared by voice.
/// 2. `contribution(to:)` goes to everybody.
/// 3. `share(of:contributions:)` checks everybody's contribution, and gives the share and the verification key, which
///    goes to whoever assembles the group with `ThresholdCeremony`.
///
/// A fault in a message names its sender; the ceremony is then begun again without it. Between the steps a trustee
/// keeps the seed only.
public struct ThresholdTrustee {
    /// The group.
    public let plan: CeremonyPlan
    /// This trustee's index, from 1.
    public let index: Int

    private let seed: CeremonySeed
    let signing: SecretScalar
    private let encryption: SecretScalar

    /// The trustee with that index, from 1, and that seed; it is the caller's bug if the group has no such place.
    public init(plan: CeremonyPlan, index: Int, seed: CeremonySeed) {
        precondition(index >= 1 && index <= plan.size, "a trustee outside the group")
        self.plan = plan
        self.index = index
        self.seed = seed
        let context = Array("\(plan.threshold)|\(plan.size)|\(index)".utf8)
        signing = seed.secret("stemronde/ceremony-signing/v1", context)
        encryption = seed.secret("stemronde/ceremony-encryption/v1", context)
    }

    /// The first message. Made again it is signed anew, and so is another one: send it once.
    public func certificate() -> Certificate {
        Certificate(
            size: plan.size,
            threshold: plan.threshold,
            index: index,
            signing: signing,
            encryption: encryption.generatorPower
        )
    }

    /// The second message, once the fingerprint of the certificates has been compared; throws `ownCertificate`.
    public func contribution(to set: CertificateSet) throws(CeremonyError) -> Contribution {
        try checkOwn(set)
        let polynomial = polynomial(for: set)
        let coefficients = Coefficients(polynomial, signing: signing)
        let message = Coefficients.groupMessage(set.certificates, coefficients.powers)
        var shares: [EncryptedShare] = []
        for receiver in 1...plan.size {
            let value = Self.value(of: polynomial, at: receiver)
            shares.append(EncryptedShare(value, route: route(from: index, to: receiver, set)))
        }
        return Contribution(
            index: index,
            certificates: set.fingerprint,
            coefficients: coefficients,
            signature: Proof.schnorr(of: signing, prefix: SchnorrLabel.signature(over: message)),
            shares: shares,
            signing: signing
        )
    }

    /// The share of the group's secret, and the third message: its public key, proven and signed.
    ///
    /// `contributions` are of all trustees, by index. Throws what is wrong with the first of them that is wrong.
    public func share(
        of set: CertificateSet,
        contributions: [Contribution]
    ) throws(CeremonyError) -> (secret: SecretScalar, key: TrusteeKey) {
        try checkOwn(set)
        try ThresholdCeremony.check(contributions, against: set)
        var secret: SecretScalar?
        for contribution in contributions {
            let part = try open(contribution, set)
            secret = secret?.plus(part) ?? part
        }
        guard let secret, !secret.generatorPower.isNeutral else {
            throw CeremonyError(.shareValue, "the shares add up to zero")
        }
        return (secret, TrusteeKey(secret: secret, signing: signing))
    }

    private func open(_ contribution: Contribution, _ set: CertificateSet) throws(CeremonyError) -> SecretScalar {
        let sender = contribution.index
        let route = route(from: sender, to: index, set)
        guard let part = contribution.shares[index - 1].open(with: encryption, route: route) else {
            throw CeremonyError(.shareClosed, trustee: sender, "the share for trustee \(index) does not open")
        }
        guard part.generatorPower == PedersenGroup.share(of: contribution.coefficients.powers, index: index) else {
            throw CeremonyError(
                .shareValue,
                trustee: sender,
                "the share for trustee \(index) is not what the coefficients give"
            )
        }
        return part
    }

    private func checkOwn(_ set: CertificateSet) throws(CeremonyError) {
        guard set.plan == plan else {
            throw CeremonyError(.plan, "the certificates are for \(set.plan.threshold) of \(set.plan.size) trustees")
        }
        let own = set.certificates[index - 1]
        guard own.verification == signing.generatorPower, own.encryption == encryption.generatorPower else {
            throw CeremonyError(
                .ownCertificate,
                trustee: index,
                "the certificate at place \(index) is not this trustee's"
            )
        }
    }

    private func route(from sender: Int, to receiver: Int, _ set: CertificateSet) -> EncryptedShare.Route {
        EncryptedShare.Route(
            certificates: set.fingerprint,
            sender: sender,
            receiver: receiver,
            key: set.certificates[receiver - 1].encryption
        )
    }

    /// The coefficients, lowest first, for these certificates only.
    private func polynomial(for set: CertificateSet) -> [SecretScalar] {
        (0..<plan.threshold).map { term in
            seed.secret("stemronde/ceremony-coefficient/v1", set.fingerprint.hex + Array("|\(index)|\(term)".utf8))
        }
    }

    /// The polynomial's value at a trustee's index, by Horner's rule.
    private static func value(of polynomial: [SecretScalar], at index: Int) -> SecretScalar {
        let place = Scalar(count: index)
        var value = polynomial[polynomial.count - 1]
        for coefficient in polynomial.dropLast().reversed() { value = value.times(place).plus(coefficient) }
        return value
    }
}
