//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import TestSupport
import Testing

/// What a list of trustees must state of itself, as a verifier reads it.
struct TrusteesCheckTests {
    private let rehearsal: Rehearsal
    private let group: PedersenGroup

    init() throws {
        rehearsal = try Rehearsal(2, of: 3)
        group = try rehearsal.group
    }

    @Test("A single trustee must prove to know the secret")
    func single() throws {
        let key = SingleTrustee.key(of: SecretScalar.random())
        let other = SingleTrustee.key(of: SecretScalar.random())
        let trustees = Trustees(entries: [.single(key), .single(other), .pedersen(group)])
        try trustees.check(electionKey: key.publicKey * other.publicKey * group.publicKey)
        #expect(trustees.owners.map(\.number) == [1, 2, 3, 4, 5])
        #expect(try Trustees(trustees.bytes) == trustees)
        let unproven = TrusteeKey(publicKey: key.publicKey, proof: other.proof)
        let check = { (entries: [Trustees.Entry]) in
            code { () throws(DocumentError) in
                try Trustees(entries: entries).check(electionKey: key.publicKey)
            }
        }
        #expect(check([.single(key)]) == nil)
        #expect(check([.single(unproven)]) == .proofOfKnowledge)
        #expect(check([.single(other)]) == .electionKey)
        #expect(check([]) == .trusteeCount)
    }

    @Test("A key that is the neutral element, or in no canonical form, is refused")
    func keyForm() throws {
        let key = SingleTrustee.key(of: SecretScalar.random())
        let text = String(decoding: key.bytes, as: UTF8.self)
        let hex = String(decoding: key.publicKey.hex, as: UTF8.self)
        let neutral = text.split(separator: hex).joined(separator: String(repeating: "0", count: 63) + "1")
        #expect(code { () throws(DocumentError) in _ = try TrusteeKey(Array(neutral.utf8)) } == .neutralKey)
        #expect(code { () throws(DocumentError) in _ = try TrusteeKey(key.bytes + [0x0A]) } == .form)
        #expect(code { () throws(DocumentError) in _ = try TrusteeKey(key.bytes) } == nil)
        let named = TrusteeKey(publicKey: key.publicKey, proof: key.proof, name: "\"n\"")
        #expect(try TrusteeKey(named.bytes) == named)
    }

    @Test("A group's parts must be as many, and its threshold possible")
    func groupShape() {
        #expect(code(changed()) == nil)
        #expect(code(changed(threshold: 0)) == .threshold)
        #expect(code(changed(threshold: 4)) == .threshold)
        #expect(code(changed(threshold: 3)) == .certificateContext)
        #expect(code(changed(certificates: [])) == .trusteeCount)
        #expect(code(changed(coefficients: Array(group.coefficients.dropLast()))) == .groupShape)
        #expect(code(changed(signatures: Array(group.signatures.dropLast()))) == .groupShape)
        #expect(code(changed(keys: Array(group.verificationKeys.dropLast()))) == .groupShape)
    }

    @Test("A group's certificates, coefficients, signatures and keys must fit each other")
    func groupParts() throws {
        let (a, b, c) = (0, 1, 2)
        #expect(code(changed(certificates: [b, a, c].map { group.certificates[$0] })) == .certificateContext)
        #expect(code(changed(coefficients: [b, a, c].map { group.coefficients[$0] })) == .coefficientSignature)
        #expect(code(changed(signatures: [b, a, c].map { group.signatures[$0] })) == .groupSignature)
        #expect(code(changed(keys: [b, a, c].map { group.verificationKeys[$0] })) == .verificationKey)
        let secret = rehearsal.shares[0].secret
        let unsigned = [TrusteeKey(secret: secret)] + group.verificationKeys.dropFirst()
        #expect(code(changed(keys: Array(unsigned))) == .verificationKeySignatureMissing)
        let missigned = [TrusteeKey(secret: secret, signing: secret)] + group.verificationKeys.dropFirst()
        #expect(code(changed(keys: Array(missigned))) == .verificationKeySignature)
    }

    @Test("A demonstration's file has one form")
    func demonstrationFile() throws {
        let secret = SecretScalar.random()
        let occasion = Digest(of: [1])
        let shown = KeyDemonstration(of: secret, occasion: occasion)
        let bytes = shown.file(key: secret.generatorPower, occasion: occasion)
        let read = try KeyDemonstration.file(bytes)
        #expect(read.demonstration == shown && read.key == secret.generatorPower && read.occasion == occasion)
        #expect(
            String(decoding: bytes, as: UTF8.self).hasPrefix(
                "{\"format\":\"stemronde/key-demonstration/v1\",\"key\":\""
            )
        )
        for count in [0, 40, bytes.count - 1] {
            #expect(throws: DocumentError.self) { try KeyDemonstration.file(Array(bytes.prefix(count))) }
        }
        #expect(throws: DocumentError.self) { try KeyDemonstration.file(bytes + [0x0A]) }
        #expect(throws: DocumentError.self) { try KeyDemonstration.file(shown.file(key: .neutral, occasion: occasion)) }
    }

    @Test("A demonstration holds for its key and occasion only")
    func demonstration() {
        let secret = SecretScalar.random()
        let occasion = Digest(of: [1])
        let shown = KeyDemonstration(of: secret, occasion: occasion)
        #expect(shown.holds(for: secret.generatorPower, occasion: occasion))
        #expect(!shown.holds(for: secret.generatorPower, occasion: Digest(of: [2])))
        #expect(!shown.holds(for: .generator, occasion: occasion))
        #expect(!shown.holds(for: .neutral, occasion: occasion))
        let text = "stemronde/key-demonstration/v1|\(hex(occasion.hex))|\(hex(secret.generatorPower.hex))|"
        #expect(shown.proof.isSchnorrProof(of: secret.generatorPower, prefix: Array(text.utf8)))
    }

    @Test("A key whose secret is zero demonstrates nothing")
    func demonstrationOfZero() throws {
        let zero = try #require(SecretScalar(canonical: Bytes32()))
        let shown = KeyDemonstration(of: zero, occasion: Digest(of: []))
        #expect(!shown.holds(for: zero.generatorPower, occasion: Digest(of: [])))
    }

    private func hex(_ text: [UInt8]) -> String {
        String(decoding: text, as: UTF8.self)
    }

    private func changed(
        threshold: Int? = nil,
        certificates: [Certificate]? = nil,
        coefficients: [Coefficients]? = nil,
        signatures: [Proof]? = nil,
        keys: [TrusteeKey]? = nil
    ) -> PedersenGroup {
        PedersenGroup(
            threshold: threshold ?? group.threshold,
            certificates: certificates ?? group.certificates,
            coefficients: coefficients ?? group.coefficients,
            signatures: signatures ?? group.signatures,
            verificationKeys: keys ?? group.verificationKeys
        )
    }

    private func code(_ group: PedersenGroup) -> DocumentError.Code? {
        code { () throws(DocumentError) in try group.check() }
    }

    private func code(_ body: () throws(DocumentError) -> Void) -> DocumentError.Code? {
        do throws(DocumentError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }
}
