//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import TestSupport
import Testing

@testable import KeyCeremony

/// Wrong messages in a ceremony: each is refused, and the right trustee is named.
struct CeremonyRefusalTests {
    private let rehearsal: Rehearsal

    init() throws {
        rehearsal = try Rehearsal(2, of: 3)
    }

    @Test("Certificates that are missing, in another order, for another group or falsely signed are refused")
    func certificates() throws {
        let all = rehearsal.set.certificates
        #expect(certificateFault(Array(all.dropLast()))?.code == .missing)
        #expect(certificateFault([all[0], all[2], all[1]])?.document == .certificateContext)
        #expect(certificateFault([all[0], all[2], all[1]])?.trustee == 2)
        let larger = try CeremonyPlan(size: 3, threshold: 3)
        let foreign = ThresholdTrustee(plan: larger, index: 3, seed: CeremonySeed()).certificate()
        #expect(certificateFault([all[0], all[1], foreign])?.document == .certificateContext)
        let forged = SignedMessage(message: all[0].signed.message, signature: all[1].signed.signature)
        #expect(throws: DocumentError.self) { try Certificate(forged) }
        #expect(fault { () throws(CeremonyError) in _ = try CertificateSet([0x5B, 0x5D]) }?.code == .plan)
        #expect(fault { () throws(CeremonyError) in _ = try CertificateSet([]) }?.document == .form)
        let trailing = rehearsal.set.bytes + [0x0A]
        #expect(fault { () throws(CeremonyError) in _ = try CertificateSet(trailing) }?.document == .form)
    }

    @Test("A trustee whose own certificate was replaced goes no further")
    func ownCertificate() throws {
        var certificates = rehearsal.set.certificates
        certificates[0] = ThresholdTrustee(plan: rehearsal.plan, index: 1, seed: CeremonySeed()).certificate()
        let set = try CertificateSet(plan: rehearsal.plan, certificates: certificates)
        let trustee = rehearsal.trustees[0]
        #expect(fault { () throws(CeremonyError) in _ = try trustee.contribution(to: set) }?.code == .ownCertificate)
        let contributions = rehearsal.contributions
        let error = fault { () throws(CeremonyError) in _ = try trustee.share(of: set, contributions: contributions) }
        #expect(error?.code == .ownCertificate)
        // Its signing key with another's encryption key, and its encryption key under another's signature.
        let own = rehearsal.set.certificates[0]
        for (signing, encryption) in [(trustee.signing, Point.generator), (SecretScalar.random(), own.encryption)] {
            certificates[0] = Certificate(size: 3, threshold: 2, index: 1, signing: signing, encryption: encryption)
            let set = try CertificateSet(plan: rehearsal.plan, certificates: certificates)
            let error = fault { () throws(CeremonyError) in _ = try trustee.contribution(to: set) }
            #expect(error?.code == .ownCertificate)
        }
        let other = try Rehearsal(3, of: 3).set
        #expect(fault { () throws(CeremonyError) in _ = try trustee.contribution(to: other) }?.code == .plan)
    }

    @Test("Contributions that are missing, twice, in another order or of nobody are refused")
    func contributionsMissing() throws {
        let all = rehearsal.contributions
        for wrong in [Array(all.dropLast()), [all[0], all[0], all[2]], [all[1], all[0], all[2]], all + [all[0]], []] {
            #expect(shareFault(wrong)?.code == .missing)
        }
        let nobody = try remade(all[1], index: 4)
        #expect(fault { () throws(CeremonyError) in try nobody.check(against: rehearsal.set) }?.code == .missing)
        let none = try remade(all[1], index: 0)
        #expect(fault { () throws(CeremonyError) in try none.check(against: rehearsal.set) }?.code == .missing)
    }

    @Test("A contribution for other certificates is refused")
    func otherCertificates() throws {
        let wrong = try remade(rehearsal.contributions[1], certificates: Digest(of: []))
        expect(wrong, .otherCertificates)
    }

    @Test("A contribution sealed by another, or changed on its way, is refused")
    func seals() throws {
        let original = rehearsal.contributions[1]
        expect(try remade(original, signing: SecretScalar.random()), .seal)
        let bytes = original.bytes
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var changed = bytes
            let position = Int.random(in: bytes.indices, using: &generator)
            changed[position] ^= UInt8.random(in: 1...255, using: &generator)
            guard let contribution = try? Contribution(changed) else { continue }
            let error = fault { () throws(CeremonyError) in try contribution.check(against: rehearsal.set) }
            #expect(error != nil, "seed \(seed), byte \(position)")
        }
    }

    @Test("Coefficients too few, too many, or falsely signed are refused")
    func coefficients() throws {
        let original = rehearsal.contributions[1]
        for terms in [0, 1, 3] {
            let polynomial = (0..<terms).map { _ in SecretScalar.random() }
            let wrong = try remade(original, coefficients: Coefficients(polynomial, signing: try signing(2)))
            #expect(shareFault(replacing(wrong))?.document == .coefficientCount)
        }
        let polynomial = [SecretScalar.random(), SecretScalar.random()]
        let unsigned = try remade(original, coefficients: Coefficients(polynomial, signing: SecretScalar.random()))
        #expect(shareFault(replacing(unsigned))?.document == .coefficientSignature)
        let others = try remade(original, coefficients: Coefficients(polynomial, signing: try signing(2)))
        #expect(shareFault(replacing(others))?.document == .groupSignature)
        #expect(shareFault(replacing(others))?.trustee == 2)
    }

    @Test("Shares too few, for another, or of another value are refused")
    func shares() throws {
        let original = rehearsal.contributions[1]
        expect(try remade(original, shares: Array(original.shares.dropLast())), .shareCount)
        let swapped = [original.shares[1], original.shares[0], original.shares[2]]
        expect(try remade(original, shares: swapped), .shareClosed)
        let route = EncryptedShare.Route(
            certificates: rehearsal.set.fingerprint,
            sender: 2,
            receiver: 1,
            key: rehearsal.set.certificates[0].encryption
        )
        let other = EncryptedShare(SecretScalar.random(), route: route)
        expect(try remade(original, shares: [other, original.shares[1], original.shares[2]]), .shareValue)
    }

    @Test("Verification keys that do not follow, are not proven or not signed are refused")
    func verificationKeys() throws {
        let keys = rehearsal.keys
        let key = keys[1]
        let secret = rehearsal.shares[1].secret
        #expect(keyFault(Array(keys.dropLast()))?.code == .missing)
        #expect(keyFault([keys[0], keys[2], keys[1]])?.document == .verificationKey)
        let foreign = TrusteeKey(secret: SecretScalar.random(), signing: try signing(2))
        #expect(keyFault([keys[0], foreign, keys[2]])?.document == .verificationKey)
        let unproven = TrusteeKey(publicKey: key.publicKey, proof: keys[0].proof, signature: key.signature)
        #expect(keyFault([keys[0], unproven, keys[2]])?.document == .proofOfKnowledge)
        let unsigned = TrusteeKey(secret: secret)
        #expect(keyFault([keys[0], unsigned, keys[2]])?.document == .verificationKeySignatureMissing)
        let missigned = TrusteeKey(secret: secret, signing: SecretScalar.random())
        #expect(keyFault([keys[0], missigned, keys[2]])?.document == .verificationKeySignature)
        #expect(keyFault([keys[0], missigned, keys[2]])?.trustee == 2)
        #expect(keyFault([keys[0], TrusteeKey(secret: secret, signing: try signing(2)), keys[2]]) == nil)
    }

    // MARK: Help

    /// The signing secret of a trustee, as the ceremony derives it.
    private func signing(_ index: Int) throws -> SecretScalar {
        rehearsal.trustees[index - 1].signing
    }

    /// A contribution of trustee 2 with something else in it, signed and sealed anew where that is not what differs.
    private func remade(
        _ original: Contribution,
        index: Int? = nil,
        certificates: Digest? = nil,
        coefficients: Coefficients? = nil,
        shares: [EncryptedShare]? = nil,
        signing secret: SecretScalar? = nil
    ) throws -> Contribution {
        Contribution(
            index: index ?? original.index,
            certificates: certificates ?? original.certificates,
            coefficients: coefficients ?? original.coefficients,
            signature: original.signature,
            shares: shares ?? original.shares,
            signing: try secret ?? signing(2)
        )
    }

    private func replacing(_ second: Contribution) -> [Contribution] {
        [rehearsal.contributions[0], second, rehearsal.contributions[2]]
    }

    /// Expects that trustee 1 refuses trustee 2's contribution.
    private func expect(_ wrong: Contribution, _ code: CeremonyError.Code) {
        let error = shareFault(replacing(wrong))
        #expect(error?.code == code)
        #expect(error?.trustee == 2)
    }

    private func shareFault(_ contributions: [Contribution]) -> CeremonyError? {
        fault { () throws(CeremonyError) in
            _ = try rehearsal.trustees[0].share(of: rehearsal.set, contributions: contributions)
        }
    }

    private func keyFault(_ keys: [TrusteeKey]) -> CeremonyError? {
        fault { () throws(CeremonyError) in
            _ = try ThresholdCeremony.group(rehearsal.set, contributions: rehearsal.contributions, keys: keys)
        }
    }

    private func certificateFault(_ certificates: [Certificate]) -> CeremonyError? {
        fault { () throws(CeremonyError) in
            _ = try CertificateSet(plan: rehearsal.plan, certificates: certificates)
        }
    }
}
