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

/// Closed archives whose tally, decryptions or result are false, closed anew with the trustee's own key where needed.
@Suite struct MutatedTallyTests {
    /// `multi` with one ballot, closed anew; lid5's weighs 5.
    private static func closed(_ change: (inout ForgedArchive) throws -> Void) throws -> ForgedArchive {
        try ForgedArchive(.multi).with { archive in
            let credential = try archive.credential("lid5", of: .multi)
            archive.ballots = [try archive.ballot([[0, 1, 0, 1, 0], [0, 0, 1, 0], [1]], credential)]
            try archive.close(try ForgedArchive.trusteeSecrets(.multi))
            try change(&archive)
        }
    }

    private static func tally(
        _ what: String,
        _ codes: CheckCode...,
        change: @escaping @Sendable (inout ForgedArchive.Tally) throws -> Void
    ) -> Mutation {
        Mutation("tally: \(what)", codes) {
            try closed { archive in
                var tally = try #require(archive.tally)
                try change(&tally)
                archive.tally = tally
            }
        }
    }

    private static func answer(
        _ what: String,
        _ codes: CheckCode...,
        change: @escaping @Sendable (inout ForgedArchive.OwnedAnswer) throws -> Void
    ) -> Mutation {
        Mutation("answer: \(what)", codes) { try closed { try change(&$0.answers[0]) } }
    }

    private static func result(_ what: String, _ codes: CheckCode..., text: String) -> Mutation {
        Mutation("result: \(what)", codes) { try closed { $0.result = Array(text.utf8) } }
    }

    private static let tallies: [Mutation] = [
        tally("an alpha with torsion", .encryptedTally) {
            $0.document = try $0.document.replacingPoint(after: "\"alpha\":\"") { try Torsion.added(to: $0) }
        },
        tally("a space", .encryptedTally) { $0.document = try $0.document.replacing("[[", with: "[ [") },
        tally("a question fewer", .encryptedTally) { tally in
            let end = try #require(tally.document.firstRange(of: Array("],[".utf8))).lowerBound
            tally.document = tally.document[..<end] + [0x5D, 0x5D]
        },
        tally("two sums exchanged", .encryptedTally) { tally in
            let first = try EncryptedTally(tally.document, shapes: try Election(ForgedArchive(.multi).election).shapes)
            var sums = first.sums
            sums[0].swapAt(0, 1)
            tally.document = EncryptedTally(sums: sums).bytes
        },
        tally("a ballot more", .tallyNumbers) { $0.ballots = "2" },
        tally("no ballot", .tallyNumbers) { $0.ballots = "0" },
        tally("the largest weight", .tallyNumbers) { $0.weight = "\"9223372036854775807\"" },
        tally("a weight beyond 63 bits", .payloadForm) { $0.weight = "\"9223372036854775808\"" },
        tally("a small weight as text", .payloadForm) { $0.weight = "\"5\"" },
        tally("a weight of 2^30 as a number", .payloadForm) { $0.weight = "1073741824" },
        tally("a number of ballots as text", .payloadForm) { $0.ballots = "\"1\"" },
        tally("a negative number of ballots", .payloadForm) { $0.ballots = "-1" },
        tally("accepted: as it was") { _ in },
        Mutation("tally: accepted without a ballot") {
            try ForgedArchive(.multi).setupOnly.with { archive in
                let sums = EncryptedSums(shapes: try Election(archive.election).shapes)
                archive.isClosed = true
                archive.tally = ForgedArchive.Tally(document: sums.tally.bytes, ballots: "0", weight: "0")
            }
        },
        Mutation("tally: accepted without a ballot, opened") {
            try ForgedArchive(.multi).setupOnly.with { try $0.close(try ForgedArchive.trusteeSecrets(.multi)) }
        },
    ]

    private static let answers: [Mutation] = [
        answer("of trustee 0", .payloadForm) { $0.owner = "0" },
        answer("of trustee \"1\"", .payloadForm) { $0.owner = "\"1\"" },
        answer("of trustee -1", .payloadForm) { $0.owner = "-1" },
        answer("of trustee 2^30", .payloadForm) { $0.owner = "1073741824" },
        Mutation("answer: one more, of a trustee who does not exist", .decryptionOwner) {
            try closed { archive in
                archive.answers.append(archive.answers[0])
                archive.answers[1].owner = "2"
            }
        },
        Mutation("answer: one more, of the last number that can be written", .decryptionOwner) {
            try closed { archive in
                archive.answers.append(archive.answers[0])
                archive.answers[1].owner = "1073741823"
            }
        },
        answer("a newline at the end", .decryptionForm) { $0.document.append(0x0A) },
        answer("no factors", .decryptionForm) { $0.document = Array("{}".utf8) },
        answer("a factor in upper case", .decryptionForm) {
            $0.document = try $0.document.replacingPoint(after: "_factors\":[[\"") { _ in
                Array(String(repeating: "A", count: 64).utf8)
            }
        },
        answer("longer than any document", .decryptionForm) {
            $0.document = [UInt8](repeating: 0x20, count: DataRecord.documentLimit + 1)
        },
        answer("a factor of order 2", .decryptionGroup) {
            $0.document = try $0.document.replacingPoint(after: "_factors\":[[\"") { _ in Torsion.second }
        },
        answer("a factor that is not canonical", .decryptionGroup) {
            $0.document = try $0.document.replacingPoint(after: "_factors\":[[\"") { _ in Torsion.notCanonical }
        },
        answer("a neutral factor", .decryptionProof) {
            $0.document = try $0.document.replacingPoint(after: "_factors\":[[\"") { _ in Torsion.neutral }
        },
        answer("a factor with torsion", .decryptionGroup) {
            $0.document = try $0.document.replacingPoint(after: "_factors\":[[\"") { try Torsion.added(to: $0) }
        },
        Mutation("answer: of another election with the same trustee", .decryptionProof) {
            try closed { archive in
                let tally = try #require(archive.tally).document
                let sums = try EncryptedTally(tally, shapes: try Election(archive.election).shapes)
                var other = archive
                other.election = try archive.election.replacing("\"Multi\"", with: "\"Multo\"")
                try other.answer(sums, try ForgedArchive.trusteeSecrets(.multi))
                archive.answers = other.answers
            }
        },
        Mutation("answers: one threshold trustee too few", .decryptionsEnough) {
            try ForgedArchive(.threshold).with { $0.answers.removeLast() }
        },
        Mutation("answers: the single trustee missing beside a threshold", .decryptionsEnough) {
            try ForgedArchive(.threshold).with { $0.answers.removeFirst() }
        },
        Mutation("answers: a false factor whose Belenios proof holds", .result) {
            // The proof hashes commitments only: who knows the secret can choose the factor after the challenge.
            try closed { archive in
                let shapes = try Election(archive.election).shapes
                let tally = try EncryptedTally(try #require(archive.tally).document, shapes: shapes)
                let secret = try ForgedArchive.trusteeSecrets(.multi)[0]
                let made = try PartialDecryption(archive.answers[0].document, shapes: shapes)
                let label = Array("decrypt|".utf8) + Digest(of: archive.election).base64 + [0x7C]
                let prefix = label + secret.generatorPower.hex + [0x7C]
                let nonce = SecretScalar.random()
                let second = SecretScalar.random().generatorPower
                let challenge = Challenge.over(prefix: prefix, [nonce.generatorPower, second])
                let response = secret.response(nonce: nonce, challenge: challenge)
                let inverse = try #require(challenge.inverse)
                let alpha = tally.sums[0][0].alpha
                var (factors, proofs) = (made.factors, made.proofs)
                factors[0][0] = (second / alpha.variableTimePower(response)).variableTimePower(inverse)
                proofs[0][0] = Proof(challenge: challenge, response: response)
                archive.answers[0].document = PartialDecryption(factors: factors, proofs: proofs).bytes
            }
        },
    ]

    private static let tooLong = String(repeating: " ", count: DataRecord.documentLimit + 1)
    private static let sound = "[0,5,0,5,0],[0,0,5,0],[5]"

    private static let results: [Mutation] = [
        result("a space", .resultForm, text: "{\"result\": [\(sound)]}"),
        result("a count as text", .resultForm, text: "{\"result\":[[0,\"5\",0,5,0],[0,0,5,0],[5]]}"),
        result("2^30 - 1 as text", .resultForm, text: "{\"result\":[[0,\"1073741823\",0,5,0],[0,0,5,0],[5]]}"),
        result("2^30 as a number", .resultForm, text: "{\"result\":[[0,1073741824,0,5,0],[0,0,5,0],[5]]}"),
        result("2^63", .resultForm, text: "{\"result\":[[0,\"9223372036854775808\",0,5,0],[0,0,5,0],[5]]}"),
        result("a negative count", .resultForm, text: "{\"result\":[[-1,5,0,5,0],[0,0,5,0],[5]]}"),
        result("a fraction", .resultForm, text: "{\"result\":[[0,5.0,0,5,0],[0,0,5,0],[5]]}"),
        result("an answer fewer", .resultForm, text: "{\"result\":[[0,5,0,5],[0,0,5,0],[5]]}"),
        result("a question more", .resultForm, text: "{\"result\":[\(sound),[0]]}"),
        result("no questions", .resultForm, text: "{\"result\":[]}"),
        result("longer than any document", .resultForm, text: tooLong),
        result("2^30 - 1 as a number", .result, text: "{\"result\":[[0,1073741823,0,5,0],[0,0,5,0],[5]]}"),
        result("2^30 as text", .result, text: "{\"result\":[[0,\"1073741824\",0,5,0],[0,0,5,0],[5]]}"),
        result("2^63 - 1", .result, text: "{\"result\":[[0,\"9223372036854775807\",0,5,0],[0,0,5,0],[5]]}"),
        result("without weights", .result, text: "{\"result\":[[0,1,0,1,0],[0,0,1,0],[1]]}"),
        result("the last count one more", .result, text: "{\"result\":[[0,5,0,5,0],[0,0,5,0],[6]]}"),
        result("accepted: as it was", text: "{\"result\":[\(sound)]}"),
    ]

    static let mutations = tallies + answers + results

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}
