//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import KeyCeremony
import RecordFixtures
import Testing

@testable import BallotCore
@testable import ElectionRecord
@testable import Verification

/// Records whose trustees' keys, certificates, coefficients or proofs are false. All are checked without a ballot.
@Suite struct MutatedTrusteesTests {
    /// The seeds of the threshold trustees, in order.
    private static let seeds = ["CiEiPFwWdKUFMVbp85sV5Y", "66MesrJR8ALaouMMHMk7jv", "Gt6yPmcGwcT18PK7utG38B"]

    /// A group taken apart.
    struct Parts {
        var threshold: Int
        var certificates: [Certificate]
        var coefficients: [Coefficients]
        var signatures: [Proof]
        var keys: [TrusteeKey]
        let signing: [SecretScalar]

        /// Trustee `place`'s coefficients replaced and signed, and its signature over all certificates made anew.
        mutating func publish(_ powers: [Point], place: Int) throws {
            var writer = CanonicalWriter()
            writer.literal("{\"coefexps\":")
            writer.list(powers) { $0.string($1.hex) }
            writer.literal("}")
            coefficients[place] = try Coefficients(SignedMessage(signing: writer.bytes, with: signing[place]))
            signAll(place)
        }

        /// Trustee `place`'s signature over all certificates made anew.
        mutating func signAll(_ place: Int) {
            let message = Coefficients.groupMessage(certificates, coefficients[place].powers)
            signatures[place] = Proof.schnorr(of: signing[place], prefix: SchnorrLabel.signature(over: message))
        }
    }

    /// The list of trustees of an archive that holds its Setup only, as text.
    private static func text(
        _ what: String,
        of archive: SoundArchive = .threshold,
        _ code: CheckCode,
        _ change: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) -> Mutation {
        Mutation("trustees: \(what)", code) {
            try ForgedArchive(archive).setupOnly.with { $0.trustees = try change($0.trustees) }
        }
    }

    /// The point behind a label of the threshold election's trustees.
    private static func point(
        _ what: String,
        after label: String,
        _ change: @escaping @Sendable (Point) throws -> [UInt8]
    ) -> Mutation {
        text(what, .trusteesForm) { try $0.replacingPoint(after: label, change) }
    }

    /// The threshold group with its parts changed.
    private static func group(
        _ what: String,
        _ codes: CheckCode...,
        change: @escaping @Sendable (inout Parts) throws -> Void
    ) -> Mutation {
        Mutation("group: \(what)", codes) {
            try ForgedArchive(.threshold).setupOnly.with { archive in
                let entries = try Trustees(archive.trustees).entries
                guard case .pedersen(let group) = entries[1] else { throw ForgedArchive.NotThere(text: "group") }
                var parts = Parts(
                    threshold: group.threshold,
                    certificates: group.certificates,
                    coefficients: group.coefficients,
                    signatures: group.signatures,
                    keys: group.verificationKeys,
                    signing: try seeds.map { try ForgedArchive.signingKey(seed: $0) }
                )
                try change(&parts)
                let changed = PedersenGroup(
                    threshold: parts.threshold,
                    certificates: parts.certificates,
                    coefficients: parts.coefficients,
                    signatures: parts.signatures,
                    verificationKeys: parts.keys
                )
                archive.trustees = Trustees(entries: [entries[0], .pedersen(changed)]).bytes
            }
        }
    }

    /// The list's entries changed.
    private static func entries(
        _ what: String,
        of archive: SoundArchive,
        _ codes: CheckCode...,
        change: @escaping @Sendable (inout [Trustees.Entry]) throws -> Void
    ) -> Mutation {
        Mutation("entries: \(what)", codes) {
            try ForgedArchive(archive).setupOnly.with { archive in
                var entries = try Trustees(archive.trustees).entries
                try change(&entries)
                archive.trustees = Trustees(entries: entries).bytes
            }
        }
    }

    private static let forms: [Mutation] = [
        Mutation("trustees: none at all, and a result", .trusteesForm) {
            try ForgedArchive(.multi).with { $0.trustees = Array("[]".utf8) }
        },
        Mutation("group: a threshold of nobody, and a result", .trusteesForm) {
            try ForgedArchive(.threshold).with {
                $0.trustees = try $0.trustees.replacing("\"threshold\":2,\"certs\"", with: "\"threshold\":0,\"certs\"")
            }
        },
        text("a space", .trusteesForm) { try $0.replacing("[[", with: "[ [") },
        text("another kind", .trusteesForm) { try $0.replacing("Single", with: "Double") },
        text("more than the program takes", .trusteesForm) { list in
            let entry = list.dropFirst().prefix { $0 != 0x5D } + [0x5D]
            return [0x5B] + [[UInt8]](repeating: Array(entry), count: 101).joined(separator: [0x2C]) + [0x5D]
        },
        text("a group within a group", .trusteesForm) {
            try $0.replacing("\"certs\":[", with: "\"certs\":[[\"Pedersen\",")
        },
        text("a response of q", .trusteesForm) { list in
            let q = "7237005577332262213973186563042994240857116359379907606001950938285454250989"
            let label = Array("\"response\":\"".utf8)
            let start = try #require(list.firstRange(of: label)).upperBound
            let end = try #require(list[start...].firstIndex(of: 0x22))
            return list[..<start] + Array(q.utf8) + list[end...]
        },
        point("a single key with torsion", after: "\"public_key\":\"") { try Torsion.added(to: $0) },
        point("a single key that is neutral", after: "\"public_key\":\"") { _ in Torsion.neutral },
        point("a certificate's key with torsion", after: "\\\"verification\\\":\\\"") { try Torsion.added(to: $0) },
        point("a certificate's key of order 4", after: "\\\"verification\\\":\\\"") { _ in Torsion.fourth },
        point("a certificate's key for shares with torsion", after: "\\\"encryption\\\":\\\"") {
            try Torsion.added(to: $0)
        },
        point("a certificate's key for shares that is neutral", after: "\\\"encryption\\\":\\\"") { _ in
            Torsion.neutral
        },
        point("a coefficient with torsion", after: "\\\"coefexps\\\":[\\\"") { try Torsion.added(to: $0) },
        point("a coefficient that is not canonical", after: "\\\"coefexps\\\":[\\\"") { _ in Torsion.notCanonical },
        text("a verification key with torsion", .trusteesForm) { list in
            let start = try #require(list.firstRange(of: Array("verification_keys".utf8))).lowerBound
            let rest = try Array(list[start...]).replacingPoint(after: "\"public_key\":\"") {
                try Torsion.added(to: $0)
            }
            return list[..<start] + rest
        },
        group("a threshold of more than all", .trusteesForm) { $0.threshold = 4 },
        group("a verification key fewer", .trusteesForm) { $0.keys.removeLast() },
        group("no members", .trusteesForm) { group in
            (group.certificates, group.coefficients, group.signatures, group.keys) = ([], [], [], [])
        },
    ]

    private static let proofs: [Mutation] = [
        entries("two trustees' proofs exchanged", of: .small, .trusteeProof) { list in
            guard case .single(let one) = list[0], case .single(let two) = list[1] else { return }
            list[0] = .single(TrusteeKey(publicKey: one.publicKey, proof: two.proof))
            list[1] = .single(TrusteeKey(publicKey: two.publicKey, proof: one.proof))
        },
        entries("a rogue key without proof, so that one secret is enough", of: .small, .trusteeProof) { list in
            guard case .single(let one) = list[0], case .single(let two) = list[1], case .single(let three) = list[2]
            else { return }
            let secret = SecretScalar.random()
            let rogue = secret.generatorPower / (one.publicKey * two.publicKey)
            list[2] = .single(TrusteeKey(publicKey: rogue, proof: three.proof))
        },
        entries("one left out", of: .small, .publicKey) { $0.removeLast() },
        entries("the same one twice", of: .multi, .publicKey) { $0.append($0[0]) },
        entries("the same group twice", of: .threshold, .publicKey) { $0.append($0[1]) },
        entries("one more, properly proven", of: .multi, .publicKey) {
            $0.append(.single(SingleTrustee.key(of: SecretScalar.random())))
        },

        group("certificates in another order", .certificate) { $0.certificates.swapAt(0, 1) },
        group("a threshold that no certificate names", .certificate) { $0.threshold = 3 },
        group("a certificate twice", .certificate) { $0.certificates[2] = $0.certificates[1] },
        text("a certificate signed by another", .certificate) { list in
            guard case .pedersen(let group) = try Trustees(list).entries[1] else { return [] }
            let one = group.certificates[0]
            let forged = SignedMessage(signing: one.signed.message, with: try ForgedArchive.signingKey(seed: seeds[1]))
            var writer = CanonicalWriter()
            forged.write(&writer)
            return try list.replacing(String(decoding: one.bytes, as: UTF8.self), with: writer.bytes)
        },
        group("coefficients of two trustees exchanged", .coefficients) { $0.coefficients.swapAt(0, 1) },
        group("coefficients replaced, their signature over all left", .coefficients) { group in
            let signature = group.signatures[0]
            try group.publish([.generator, .generator], place: 0)
            group.signatures[0] = signature
        },
        group("a coefficient too few, all signed", .coefficients) { group in
            try group.publish([group.coefficients[0].powers[0]], place: 0)
        },
        group("a coefficient too many, all signed", .coefficients) { group in
            try group.publish(group.coefficients[0].powers + [.neutral], place: 0)
        },
        group("signatures over all certificates exchanged", .coefficients) { $0.signatures.swapAt(0, 2) },
        group("another trustee's certificate put in afterwards", .coefficients) { group in
            let other = Certificate(size: 3, threshold: 2, index: 3, signing: .random(), encryption: .generator)
            group.certificates[2] = other
        },
        group("rogue coefficients, all signed", .verificationKey) { group in
            let others = group.coefficients[1].powers[0] * group.coefficients[2].powers[0]
            let rogue = SecretScalar.random().generatorPower / others
            try group.publish([rogue, group.coefficients[0].powers[1]], place: 0)
        },
        group("verification keys exchanged", .verificationKey) { $0.keys.swapAt(0, 1) },
        group("a verification key's proof is another's", .trusteeProof) { group in
            let (one, two) = (group.keys[0], group.keys[1])
            group.keys[0] = TrusteeKey(publicKey: one.publicKey, proof: two.proof, signature: one.signature)
        },
        group("a verification key signed by another", .verificationKeySignature) { group in
            let one = group.keys[0]
            let prefix = SchnorrLabel.signature(over: one.publicKey.hex)
            let forged = Proof.schnorr(of: group.signing[1], prefix: prefix)
            group.keys[0] = TrusteeKey(publicKey: one.publicKey, proof: one.proof, signature: forged)
        },
        group("accepted: as it was") { _ in },
        group("accepted: a signature made anew") { $0.signAll(1) },
    ]

    static let mutations = forms + proofs

    @Test func aTrusteeWhoIsTwoIsAcceptedWithAWarning() async throws {
        let archive = try ForgedArchive(.multi).setupOnly.with { archive in
            let entry = try Trustees(archive.trustees).entries[0]
            let trustees = Trustees(entries: [entry, entry])
            archive.trustees = trustees.bytes
            archive.election = try archive.election.replacingPoint(after: "\"public_key\":\"") { _ in
                trustees.electionKey.hex
            }
        }
        let report = try await archive.report()
        #expect(report.verdict == .verified)
        #expect(report.lines.filter { $0.verdict == .warning }.map(\.code) == [.trusteesForm])
    }

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}
