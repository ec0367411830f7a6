//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RecordFixtures
import Testing

@testable import BallotCore
@testable import ElectionRecord
@testable import Verification

/// Open archives with one ballot, or a few, that must not be in the urn; each is signed anew unless it says otherwise.
@Suite struct MutatedBallotTests {
    /// The choices of a sound ballot of `multi`: two of five, one of three and not blank, and a yes.
    private static let plaintext: [[UInt8]] = [[0, 1, 0, 1, 0], [0, 0, 1, 0], [1]]

    /// A single ballot of lid1, its text changed.
    private static func text(
        _ what: String,
        _ codes: CheckCode...,
        isSigned: Bool = true,
        change: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) -> Mutation {
        Mutation("ballot: \(what)", codes) {
            try ForgedArchive(.multi).setupOnly.with { archive in
                let credential = try archive.credential("lid1", of: .multi)
                let ballot = try change(try archive.ballot(plaintext, credential))
                archive.ballots = [isSigned ? try ForgedArchive.resigned(ballot, by: credential) : ballot]
            }
        }
    }

    /// A point of a single ballot replaced.
    private static func point(_ what: String, _ change: @escaping @Sendable (Point) throws -> [UInt8]) -> Mutation {
        text("an alpha \(what)", .ballotGroup) { try $0.replacingPoint(after: "\"alpha\":\"", change) }
    }

    /// The first scalar behind a label replaced.
    private static func scalar(_ what: String, _ code: CheckCode, _ new: String) -> Mutation {
        text("a scalar \(what)", code) { ballot in
            let start = try #require(ballot.firstRange(of: Array("\"response\":\"".utf8))).upperBound
            let end = try #require(ballot[start...].firstIndex(of: 0x22))
            return ballot[..<start] + Array(new.utf8) + ballot[end...]
        }
    }

    /// The answers of a single ballot changed.
    private static func answers(
        _ what: String,
        _ code: CheckCode,
        from plaintext: [[UInt8]] = plaintext,
        _ change: @escaping @Sendable (inout [Answer]) -> Void
    ) -> Mutation {
        Mutation("ballot: \(what)", code) {
            try ForgedArchive(.multi).setupOnly.with { archive in
                let credential = try archive.credential("lid1", of: .multi)
                let ballot = try archive.ballot(plaintext, credential)
                archive.ballots = [try archive.remade(ballot, by: credential, change)]
            }
        }
    }

    /// Several ballots.
    private static func ballots(
        _ what: String,
        _ codes: CheckCode...,
        make: @escaping @Sendable (ForgedArchive) throws -> [[UInt8]]
    ) -> Mutation {
        Mutation("ballots: \(what)", codes) {
            try ForgedArchive(.multi).setupOnly.with { $0.ballots = try make($0) }
        }
    }

    private static let order = "7237005577332262213973186563042994240857116359379907606001950938285454250989"

    private static let forms: [Mutation] = [
        text("a space at the end", .ballotForm, isSigned: false) { $0 + [0x20] },
        text("empty", .ballotForm, isSigned: false) { _ in [] },
        text("longer than any document, and the rest of the urn read all the same", .ballotForm, isSigned: false) {
            $0 + [UInt8](repeating: 0x20, count: DataRecord.documentLimit)
        },
        text("a list", .ballotForm, isSigned: false) { [0x5B] + $0 + [0x5D] },
        text("a field before the answers", .ballotForm) {
            try $0.replacing(",\"answers\"", with: ",\"x\":1,\"answers\"")
        },
        text("a blank proof that is null", .ballotForm) { ballot in
            let start = try #require(ballot.firstRange(of: Array("\"blank_proof\":".utf8))).upperBound
            let end = try #require(ballot[start...].firstIndex(of: 0x5D))
            return ballot[..<start] + Array("null".utf8) + ballot[(end + 1)...]
        },
        scalar("of no digits", .ballotForm, ""),
        scalar("below zero", .ballotForm, "-1"),
        scalar("of 129 digits", .ballotForm, String(repeating: "1", count: 129)),
        scalar("written 00", .ballotForm, "00"),
        scalar("of q", .ballotGroup, order),
        scalar(
            "of 2^256",
            .ballotGroup,
            "1157920892373161954235709850086879078532699846656405640394575840079131296"
                + "39936"
        ),
        scalar("of 0", .individualProof, "0"),
        point("of order 2") { _ in Torsion.second },
        point("of order 4") { _ in Torsion.fourth },
        point("with torsion") { try Torsion.added(to: $0) },
        point("not canonical") { _ in Torsion.notCanonical },
        point("above 2^255 - 19, sign apart") { _ in Array(String(repeating: "f", count: 64).utf8) },
        text("a credential with torsion, which is not on the list either", .ballotGroup, .ballotCredential) {
            try $0.replacingPoint(after: "\"credential\":\"") { try Torsion.added(to: $0) }
        },
        text("a signature's hash padded", .ballotSignature, isSigned: false) {
            try $0.replacing("\",\"proof\"", with: "=\",\"proof\"")
        },
        text("signed by another voter", .ballotSignature, isSigned: false) { ballot in
            let other = try ForgedArchive(.multi).credential("lid2", of: .multi)
            return try ForgedArchive.resigned(ballot, by: other)
        },
        text("its credential exchanged for another voter's", .ballotSignature, isSigned: false) { ballot in
            let other = try ForgedArchive(.multi).credential("lid2", of: .multi).publicKey.hex
            return try ballot.replacingPoint(after: "\"credential\":\"") { _ in other }
        },
        text("a signature of zeros", .ballotSignature, isSigned: false) { ballot in
            let start = try #require(ballot.firstRange(of: Array("\"proof\":{".utf8))).upperBound
            return ballot[..<start] + Array(#""challenge":"0","response":"0"}}}"#.utf8)
        },
    ]

    private static let proofs: [Mutation] = [
        answers("no answers", .ballotShape) { $0 = [] },
        answers("answers in another order", .ballotShape) { $0.swapAt(0, 1) },
        answers("an individual proof left out", .ballotShape) {
            $0[0] = $0[0].with(individual: $0[0].individualProofs.dropLast())
        },
        answers("an overall proof without branches", .ballotShape) { $0[0] = $0[0].with(overall: []) },
        answers("a blank proof where there is no blank", .ballotShape) { $0[0] = $0[0].with(blank: $0[1].blankProof) },
        answers("a blank proof of one branch", .ballotShape) {
            $0[1] = $0[1].with(blank: $0[1].blankProof?.dropLast())
        },
        answers("two individual proofs exchanged", .individualProof) { answers in
            var proofs = answers[0].individualProofs
            proofs.swapAt(0, 1)
            answers[0] = answers[0].with(individual: proofs)
        },
        answers("branches of an individual proof exchanged", .individualProof) { answers in
            answers[0] = answers[0].with(individual: answers[0].individualProofs.map { $0.reversed() })
        },
        answers("a challenge moved from one branch to the other", .individualProof) { answers in
            var proofs = answers[2].individualProofs
            let (one, two) = (proofs[0][0], proofs[0][1])
            proofs[0] = [
                Proof(challenge: one.challenge + Scalar(1), response: one.response),
                Proof(challenge: two.challenge - Scalar(1), response: two.response),
            ]
            answers[2] = answers[2].with(individual: proofs)
        },
        answers("all proofs zero", .individualProof) { answers in
            let zero = Proof(challenge: .zero, response: .zero)
            answers[2] = answers[2].with(individual: [[zero, zero]])
        },
        answers("an overall proof of its own individual proof", .overallProof) { answers in
            answers[2] = answers[2].with(overall: answers[2].individualProofs[0])
        },
        answers("branches of an overall proof turned about", .overallProof) { answers in
            answers[0] = answers[0].with(overall: answers[0].overallProof.reversed())
        },
        answers("blank proof and overall proof exchanged", .blankProof, from: [[0, 0, 0, 0, 0], [1, 0, 0, 0], [0]]) {
            // Both are false; the blank proof is looked at first.
            let (blank, overall) = ($0[1].blankProof ?? [], $0[1].overallProof)
            $0[1] = $0[1].with(overall: blank + overall.dropFirst(2), blank: Array(overall.prefix(2)))
        },
        Mutation("ballot: four chosen where three are allowed, proven for up to four", .overallProof) {
            try ForgedArchive(.multi).setupOnly.with { archive in
                let credential = try archive.credential("lid1", of: .multi)
                let context = try Election(archive.election).context
                let lax = try #require(QuestionShape(answers: 5, allowsBlank: false, min: 0, max: 4))
                let other = BallotContext(
                    uuid: context.uuid,
                    fingerprint: context.fingerprint,
                    publicKey: context.publicKey,
                    questions: [lax] + context.questions.dropFirst()
                )
                let choices = [[1, 1, 1, 1, 0]] + plaintext.dropFirst()
                let unsigned = try UnsignedBallot(choices, credential: credential.publicKey, context: other)
                let made = unsigned.cast(with: credential)
                var answers = try SubmittedBallot(made, for: other).answers
                answers[0] = answers[0].with(overall: answers[0].overallProof.dropLast())
                let text = BallotWriter.unsigned(context, credential: credential.publicKey, answers: answers)
                let ballot = text.dropLast() + Array(",\"signature\":".utf8)
                archive.ballots = [try ForgedArchive.resigned(Array(ballot), by: credential)]
            }
        },
    ]

    private static let urns: [Mutation] = [
        ballots("of a voter who is not on the list", .ballotCredential) { archive in
            let text = Array("11111-111111-11111-111111".utf8)
            let stranger = try #require(Credential(uuid: Array(archive.uuid.utf8), text: text))
            return [try archive.ballot(plaintext, stranger)]
        },
        ballots("an older one again, after the voter changed it", .ballotTwice) { archive in
            let credential = try archive.credential("lid1", of: .multi)
            let (old, new) = (try archive.ballot(plaintext, credential), try archive.ballot(plaintext, credential))
            return [old, new, old]
        },
        ballots("of another election with the same questions and voters", .ballotElection) { archive in
            var other = archive
            other.election = try archive.election.replacing("\"Multi\"", with: "\"Multo\"")
            return [try other.ballot(plaintext, try archive.credential("lid1", of: .multi))]
        },
        ballots("one answer copied from another voter", .individualProof) { archive in
            let one = try archive.credential("lid1", of: .multi)
            let two = try archive.credential("lid2", of: .multi)
            let first = try archive.ballot(plaintext, one)
            let copied = try SubmittedBallot(first, for: try Election(archive.election).context).answers[2]
            let second = try archive.ballot(plaintext, two)
            return [first, try archive.remade(second, by: two) { $0[2] = copied }]
        },
        ballots("an answer copied from one's own older ballot") { archive in
            let credential = try archive.credential("lid1", of: .multi)
            let first = try archive.ballot(plaintext, credential)
            let own = try SubmittedBallot(first, for: try Election(archive.election).context).answers[2]
            let second = try archive.ballot(plaintext, credential)
            return [first, try archive.remade(second, by: credential) { $0[2] = own }]
        },
        ballots("the same voter, three times") { archive in
            let credential = try archive.credential("lid1", of: .multi)
            return try (0..<3).map { _ in try archive.ballot(plaintext, credential) }
        },
        ballots("nothing chosen, and blank") { archive in
            let credential = try archive.credential("lid1", of: .multi)
            return [try archive.ballot([[0, 0, 0, 0, 0], [1, 0, 0, 0], [0]], credential)]
        },
    ]

    static let mutations = forms + proofs + urns

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}

extension Answer {
    fileprivate func with(
        individual: [[Proof]]? = nil,
        overall: [Proof]? = nil,
        blank: [Proof]? = nil
    ) -> Answer {
        Answer(
            choices: choices,
            individualProofs: individual ?? individualProofs,
            overallProof: overall ?? overallProof,
            blankProof: blank ?? blankProof
        )
    }
}
