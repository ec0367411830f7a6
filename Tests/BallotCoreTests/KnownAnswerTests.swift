//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import TestSupport
import Testing

@testable import BallotCore

/// Ballots, credentials and keys that belenios-tool made (Tests/Vectors/belenios).
@Suite struct KnownAnswerTests {
    @Test(arguments: ["small", "multi", "threshold-3.3.0"])
    func everyBallotIsAcceptedUnderItsTrackingCode(_ name: String) throws {
        let vector = try Vector(name)
        let votes = try vector.votes()
        #expect(vector.ballots.count == votes.count)
        for (bytes, vote) in zip(vector.ballots, votes) {
            let ballot = try AcceptedBallot(bytes, in: vector.context).ballot
            #expect(text(ballot.trackingCode.base64) == vote.tracking)
            let credential = try #require(Credential(uuid: vector.context.uuid, text: Array(vote.credential.utf8)))
            #expect(credential.publicKey == ballot.credential)
        }
    }

    @Test func everyCredentialGivesItsPublicKey() throws {
        let vector = try Vector("medium")
        let decoder = JSONDecoder()
        let secret = try decoder.decode(
            [String: String].self,
            from: Data(try Fixture.bytes("\(vector.folder)/private_creds.json"))
        )
        let listed = try decoder.decode(
            [String].self,
            from: Data(try Fixture.bytes("\(vector.folder)/public_creds.json"))
        )
        #expect(secret.count == listed.count)
        for line in listed {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let credential = try #require(
                Credential(uuid: vector.context.uuid, text: Array((secret[fields[2]] ?? "").utf8))
            )
            #expect(text(credential.publicKey.hex) == fields[0])
        }
    }

    @Test func aBallotMadeHereForTheirElectionDecryptsUnderTheirKeys() throws {
        let vector = try Vector("multi")
        let file = try Fixture.bytes("\(vector.folder)/trustees/2A556680.privkey")
        let digits = file.filter { $0 >= 48 && $0 <= 57 }
        let secret = try #require(SecretScalar(canonical: try Scalar(decimal: digits).bytes))
        #expect(secret.generatorPower == vector.context.publicKey)
        let vote = try #require(try vector.votes().first)
        let credential = try #require(Credential(uuid: vector.context.uuid, text: Array(vote.credential.utf8)))
        let bytes = try UnsignedBallot(vote.choice, credential: credential.publicKey, context: vector.context)
            .cast(with: credential)
        let ballot = try AcceptedBallot(bytes, in: vector.context).ballot
        for (values, answer) in zip(vote.choice, ballot.answers) {
            for (value, choice) in zip(values, answer.choices) {
                #expect(choice.beta / secret.power(of: choice.alpha) == (value == 1 ? .generator : .neutral))
            }
        }
    }
}

/// One recorded election.
private struct Vector {
    private struct Election: Decodable {
        struct Question: Decodable {
            let answers: [String]
            let blank: Bool?
            let min: Int
            let max: Int
        }
        let uuid: String
        let public_key: String
        let questions: [Question]
    }

    struct Vote: Decodable {
        let login: String
        let credential: String
        let choice: [[UInt8]]
        let tracking: String
    }

    let folder: String
    let context: BallotContext
    let ballots: [[UInt8]]

    init(_ name: String) throws {
        folder = "belenios/sound/\(name)"
        let election = try JSONDecoder().decode(Election.self, from: Data(try Fixture.bytes("\(folder)/election.json")))
        let archive = try Fixture.bytes("\(folder)/\(election.uuid).bel")
        let bodies = try Self.records(archive)
        ballots = bodies.filter { $0.starts(with: Array("{\"election_uuid\":".utf8)) }
        let setup = try #require(bodies.first { $0.starts(with: Array("{\"version\":1,\"description\":".utf8)) })
        context = BallotContext(
            uuid: Array(election.uuid.utf8),
            fingerprint: Digest(of: setup),
            publicKey: try Point(hex: Array(election.public_key.utf8)),
            questions: try election.questions.map { question in
                try #require(
                    QuestionShape(
                        answers: question.answers.count,
                        allowsBlank: question.blank ?? false,
                        min: question.min,
                        max: question.max
                    )
                )
            }
        )
    }

    func votes() throws -> [Vote] {
        let text = String(decoding: try Fixture.bytes("\(folder)/votes.jsonl"), as: UTF8.self)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Vote.self, from: Data($0.utf8)) }
    }

    /// The bodies of an archive's records, without any check.
    private static func records(_ archive: [UInt8]) throws -> [[UInt8]] {
        var bodies: [[UInt8]] = []
        var offset = 0
        while offset + 512 <= archive.count {
            let digits = String(decoding: archive[(offset + 124)..<(offset + 135)], as: UTF8.self)
            let size = try #require(Int(digits, radix: 8))
            bodies.append(Array(archive[(offset + 512)..<(offset + 512 + size)]))
            offset += 512 + (size + 511) / 512 * 512
        }
        return bodies
    }
}
