//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import Foundation
import KeyCeremony
import RecordFixtures
import TestSupport
import Testing

@testable import BallotCore

extension ForgedArchive {
    /// The secrets of the trustees of `small` or `multi`, in the order of their numbers.
    static func trusteeSecrets(_ archive: SoundArchive) throws -> [SecretScalar] {
        struct Meta: Decodable {
            let trustee_order: [String]
        }
        let meta = try JSONDecoder().decode(Meta.self, from: Data(Fixture.bytes("\(archive.folder)/meta.json")))
        return try meta.trustee_order.map { name in
            let text = try Fixture.bytes("\(archive.folder)/trustees/\(name)").filter { (48...57).contains($0) }
            return try #require(SecretScalar(canonical: Scalar(decimal: text).bytes))
        }
    }

    /// The signing key of a threshold trustee, from the seed that Belenios kept.
    static func signingKey(seed: String) throws -> SecretScalar {
        let hash = Digest(of: Array("sk|\(seed)".utf8))
        return try #require(SecretScalar(canonical: Scalar(reducingModOrder: hash).bytes))
    }

    /// A private credential of a recorded archive.
    func credential(_ login: String, of archive: SoundArchive) throws -> Credential {
        let file = Data(try Fixture.bytes("\(archive.folder)/private_creds.json"))
        let text = try #require(try JSONDecoder().decode([String: String].self, from: file)[login])
        return try #require(Credential(uuid: Array(archive.uuid.utf8), text: Array(text.utf8)))
    }

    /// A ballot for this very election.
    func ballot(_ plaintext: [[UInt8]], _ credential: Credential) throws -> [UInt8] {
        let context = try Election(election).context
        return try UnsignedBallot(plaintext, credential: credential.publicKey, context: context).cast(with: credential)
    }

    /// The ballot signed anew, whatever was changed in it.
    static func resigned(_ ballot: [UInt8], by credential: Credential) throws -> [UInt8] {
        let end = try #require(ballot.firstRange(of: Array(",\"signature\":".utf8)))
        let unsigned = ballot[..<end.lowerBound] + [0x7D]
        let hash = Digest(of: Array(unsigned))
        let proof = Proof.schnorr(of: credential.secret, prefix: AcceptedBallot.signaturePrefix(hash))
        return BallotWriter.signed(unsigned: Array(unsigned), hash: hash, signature: proof)
    }

    /// A ballot of this election with its answers changed, signed anew.
    func remade(
        _ ballot: [UInt8],
        by credential: Credential,
        _ change: (inout [Answer]) -> Void
    ) throws -> [UInt8] {
        let context = try Election(election).context
        var answers = try SubmittedBallot(ballot, for: context).answers
        change(&answers)
        let unsigned = BallotWriter.unsigned(context, credential: credential.publicKey, answers: answers)
        return try Self.resigned(unsigned.dropLast() + Array(",\"signature\":".utf8), by: credential)
    }

    /// Closes anew over the ballots that are there: tally, every trustee's answer, result.
    mutating func close(_ secrets: [SecretScalar]) throws {
        isClosed = true
        (tally, answers, result) = (nil, [], nil)
        let sums = try OpenedRecord(bytes: try bytes).sums().total
        tally = Tally(document: sums.tally.bytes, ballots: "\(sums.ballots)", weight: "\(sums.weight)")
        try answer(sums.tally, secrets)
        let factors = try Trustees(trustees).combine(decryptions(sums.tally, secrets))
        let finder = try #require(CountFinder(limit: sums.weight))
        let opened = Decryption(of: sums.tally, factors: factors)
        result = try #require(opened.variableTimeResult(finder)).bytes
    }

    /// Answers a tally with these secrets, those of trustees 1, 2, ….
    mutating func answer(_ tally: EncryptedTally, _ secrets: [SecretScalar]) throws {
        answers = try decryptions(tally, secrets).sorted { $0.key < $1.key }.map { owner, answer in
            OwnedAnswer(owner: "\(owner)", document: answer.bytes)
        }
    }

    func decryptions(
        _ tally: EncryptedTally,
        _ secrets: [SecretScalar]
    ) throws -> [Int: PartialDecryption] {
        let fingerprint = Digest(of: election)
        let answers = secrets.map { BeleniosDecryption.answer(to: tally, secret: $0, fingerprint: fingerprint) }
        return Dictionary(uniqueKeysWithValues: zip(1..., answers))
    }
}
