//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RecordFixtures
import TestSupport
import Testing

@testable import KeyCeremony

/// The ceremony that makes a threshold key.
struct ThresholdCeremonyTests {
    @Test("A ceremony gives a group that passes every check", arguments: [(2, 2), (2, 3), (3, 5), (4, 6)])
    func sound(_ threshold: Int, _ size: Int) throws {
        let rehearsal = try Rehearsal(threshold, of: size)
        let group = try rehearsal.group
        try group.check()
        let trustees = Trustees(entries: [.pedersen(group)])
        try trustees.check(electionKey: group.publicKey)
        let again = try Trustees(trustees.bytes)
        #expect(again == trustees)
        #expect(again.owners.map(\.key) == rehearsal.shares.map { $0.secret.generatorPower })
        #expect(again.owners.map(\.number) == Array(1...size))
        #expect(again.owners.map(\.index) == Array(1...size))
    }

    @Test("Any threshold of the trustees opens a sum, and a smaller number does not", arguments: [(2, 3), (3, 5)])
    func decrypts(_ threshold: Int, _ size: Int) throws {
        let rehearsal = try Rehearsal(threshold, of: size)
        let trustees = Trustees(entries: [.pedersen(try rehearsal.group)])
        let randomness = SecretScalar.random()
        let message = Point.variableTimeGeneratorPower(Scalar(7))
        let sum = Ciphertext(
            alpha: randomness.generatorPower,
            beta: randomness.power(of: trustees.electionKey) * message
        )
        let tally = EncryptedTally(sums: [[sum, .neutral]])
        let fingerprint = Digest(of: [1])
        let answers = rehearsal.shares.map {
            BeleniosDecryption.answer(to: tally, secret: $0.secret, fingerprint: fingerprint)
        }
        let finder = try #require(CountFinder(limit: 10))
        for subset in Self.subsets(of: Array(1...size)) {
            let given = Dictionary(uniqueKeysWithValues: subset.map { ($0, answers[$0 - 1]) })
            if subset.count < threshold {
                let missing = Trustees.Missing(mandatory: [], groups: [0: threshold - subset.count])
                #expect(throws: missing) { try trustees.combine(given) }
            } else {
                let decryption = Decryption(of: tally, factors: try trustees.combine(given))
                #expect(decryption.variableTimeResult(finder)?.counts == [[7, 0]], "\(subset)")
            }
        }
    }

    @Test(
        "A group must be of at least two, and its threshold more than half",
        arguments: [
            (1, 1, false), (1, 2, false), (2, 2, true), (2, 3, true), (2, 4, false), (3, 4, true), (4, 3, false),
            (0, 3, false), (-1, 3, false), (100, 100, true), (51, 101, false), (.max, .max, false),
        ]
    )
    func plans(_ threshold: Int, _ size: Int, _ isAllowed: Bool) {
        let error = fault { () throws(CeremonyError) in _ = try CeremonyPlan(size: size, threshold: threshold) }
        #expect(error?.code == (isAllowed ? nil : .plan))
    }

    @Test("All secrets follow from the seed, and other certificates give another polynomial")
    func seeds() throws {
        let rehearsal = try Rehearsal(2, of: 3)
        let seed = CeremonySeed()
        var kept = seed.exposedBytes
        let trustee = ThresholdTrustee(plan: rehearsal.plan, index: 2, seed: seed)
        let again = ThresholdTrustee(
            plan: rehearsal.plan,
            index: 2,
            seed: try #require(CeremonySeed(taking: &kept))
        )
        #expect(kept == [UInt8](repeating: 0, count: 32))
        #expect(trustee.certificate().encryption == again.certificate().encryption)
        #expect(trustee.certificate().verification == again.certificate().verification)
        #expect(trustee.certificate().verification != trustee.certificate().encryption)
        var certificates = rehearsal.set.certificates
        certificates[1] = trustee.certificate()
        let set = try CertificateSet(plan: rehearsal.plan, certificates: certificates)
        let coefficients = try trustee.contribution(to: set).coefficients.powers
        #expect(try again.contribution(to: set).coefficients.powers == coefficients)
        certificates[1] = again.certificate()
        let other = try CertificateSet(plan: rehearsal.plan, certificates: certificates)
        #expect(other.fingerprint != set.fingerprint)
        #expect(try again.contribution(to: other).coefficients.powers != coefficients)
        var short = [UInt8](repeating: 1, count: 31)
        #expect(CeremonySeed(taking: &short) == nil)
    }

    @Test("Nobody but the receiver opens a share")
    func shares() throws {
        let rehearsal = try Rehearsal(2, of: 3)
        let secret = SecretScalar.random()
        let value = SecretScalar.random()
        let route = EncryptedShare.Route(
            certificates: rehearsal.set.fingerprint,
            sender: 1,
            receiver: 2,
            key: secret.generatorPower
        )
        let share = EncryptedShare(value, route: route)
        #expect(share.open(with: secret, route: route)?.opened == value.opened)
        #expect(share.open(with: SecretScalar.random(), route: route) == nil)
        let routes = [
            EncryptedShare.Route(certificates: Digest(of: []), sender: 1, receiver: 2, key: route.key),
            EncryptedShare.Route(certificates: route.certificates, sender: 3, receiver: 2, key: route.key),
            EncryptedShare.Route(certificates: route.certificates, sender: 1, receiver: 3, key: route.key),
            EncryptedShare.Route(certificates: route.certificates, sender: 1, receiver: 2, key: .generator),
        ]
        for other in routes { #expect(share.open(with: secret, route: other) == nil) }
        #expect(EncryptedShare(value, route: route).ephemeral != share.ephemeral)
    }

    @Test("Interpolation at zero gives a random polynomial's constant term from any points", arguments: 1...8)
    func lagrange(_ terms: Int) throws {
        let seed = UInt64(terms)
        var generator = SeededGenerator(seed: seed)
        let polynomial = (0..<terms).map { _ in Scalar(count: Int.random(in: 0...(.max), using: &generator)) }
        let indexes = Array((1...30).shuffled(using: &generator).prefix(terms))
        var value = Scalar.zero
        for index in indexes {
            let place = Scalar(UInt32(index))
            let point = polynomial.reversed().reduce(Scalar.zero) { $0 * place + $1 }
            value = value + point * Lagrange.atZero(index, among: indexes)
        }
        #expect(value == polynomial[0], "seed \(seed)")
    }

    private static func subsets(of all: [Int]) -> [[Int]] {
        all.reduce([[]]) { subsets, each in subsets + subsets.map { $0 + [each] } }
    }
}
