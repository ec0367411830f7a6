//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import TestSupport
import Testing

@testable import BallotCore

/// Audit files: what they say is checked, and what is not so is refused.
@Suite struct BallotAuditTests {
    private struct Election {
        let context: BallotContext

        init(uuid: String) throws {
            let yes = try #require(QuestionShape(answers: 2, allowsBlank: true, min: 1, max: 1))
            let some = try #require(QuestionShape(answers: 3, allowsBlank: false, min: 0, max: 2))
            context = BallotContext(
                uuid: Array(uuid.utf8),
                fingerprint: Digest(of: Array(uuid.utf8)),
                publicKey: SecretScalar.random().generatorPower,
                questions: [yes, some]
            )
        }
    }

    /// A ballot that answers the second option, and the first and the third.
    private static func opened(
        _ context: BallotContext
    ) throws -> (unsigned: [UInt8], openings: [[BallotOpening]], code: Digest) {
        let ballot = try UnsignedBallot([[0, 0, 1], [1, 0, 1]], credential: .generator, context: context)
        return (ballot.bytes, ballot.audit(), ballot.checkCode)
    }

    private static func failure(_ file: [UInt8], _ elections: [BallotContext]) -> BallotAudit.Failure? {
        do throws(BallotAudit.Failure) {
            _ = try BallotAudit.check(file: file, elections: elections)
            return nil
        } catch {
            return error
        }
    }

    @Test func aFileOfTwoBallotsSaysWhatTheyHold() throws {
        let contexts = try ["11111111111111", "22222222222222"].map { try Election(uuid: $0).context }
        let ballots = try contexts.map { try Self.opened($0) }
        let file = BallotAudit.file(ballots.map { ($0.unsigned, $0.openings) })
        let audits = try BallotAudit.check(file: file, elections: contexts.reversed())
        #expect(audits.map(\.uuid) == contexts.map(\.uuid))
        #expect(audits.map(\.checkCode) == ballots.map(\.code))
        #expect(audits.map(\.credential) == [.generator, .generator])
        #expect(audits.map(\.choices) == [[[0, 0, 1], [1, 0, 1]], [[0, 0, 1], [1, 0, 1]]])
    }

    @Test func anOpeningOfAnotherChoiceIsRefused() throws {
        let context = try Election(uuid: "11111111111111").context
        let (unsigned, openings, _) = try Self.opened(context)
        for question in openings.indices {
            for item in openings[question].indices {
                var lies = openings
                let truth = openings[question][item]
                lies[question][item] = BallotOpening(value: 1 - truth.value, randomness: truth.randomness)
                let expected = BallotAudit.Failure(code: .opening, ballot: 0, question: question, item: item)
                #expect(Self.failure(BallotAudit.file([(unsigned, lies)]), [context]) == expected)
                lies[question][item] = BallotOpening(value: truth.value, randomness: truth.randomness + Scalar(1))
                #expect(Self.failure(BallotAudit.file([(unsigned, lies)]), [context]) == expected)
            }
        }
    }

    @Test func missingAndSuperfluousOpeningsAreRefused() throws {
        let context = try Election(uuid: "11111111111111").context
        let (unsigned, openings, _) = try Self.opened(context)
        var fewer = openings
        fewer[1].removeLast()
        #expect(Self.failure(BallotAudit.file([(unsigned, fewer)]), [context])?.code == .choices)
        var more = openings
        more[0].append(more[0][0])
        #expect(Self.failure(BallotAudit.file([(unsigned, more)]), [context])?.code == .choices)
        #expect(Self.failure(BallotAudit.file([(unsigned, [openings[0]])]), [context])?.code == .json)
        #expect(Self.failure(BallotAudit.file([(unsigned, openings + [[]])]), [context])?.code == .json)
        #expect(Self.failure(BallotAudit.file([]), [context])?.code == .json)
    }

    @Test func aBallotThatAllowsMoreThanTheQuestionIsRefused() throws {
        let context = try Election(uuid: "11111111111111").context
        let secrets = [[0, 1, 1], [0, 0, 0]].map { $0.map { UInt8($0) } }.map { values in
            (values, values.map { _ in SecretScalar.random() })
        }
        let answers = zip(secrets, context.questions).map { secret, shape in
            AnswerProver(plaintext: secret.0, randomness: secret.1, shape: shape)
                .answer(context: context, credential: .generator)
        }
        let unsigned = BallotWriter.unsigned(context, credential: .generator, answers: answers)
        let openings = secrets.map { zip($0.0, $0.1).map { BallotOpening(value: $0, randomness: $1.opened) } }
        let expected = BallotAudit.Failure(code: .choices, ballot: 0, question: 0, item: -1)
        #expect(Self.failure(BallotAudit.file([(unsigned, openings)]), [context]) == expected)
    }

    @Test func aBallotOfAnElectionThatIsNotGivenIsRefused() throws {
        let context = try Election(uuid: "11111111111111").context
        let (unsigned, openings, _) = try Self.opened(context)
        let file = BallotAudit.file([(unsigned, openings)])
        let other = try Election(uuid: "22222222222222").context
        #expect(Self.failure(file, [other])?.code == .election)
        #expect(Self.failure(file, [])?.code == .election)
        // The same uuid, but other questions or another key: the fingerprint differs.
        let namesake = BallotContext(
            uuid: context.uuid,
            fingerprint: other.fingerprint,
            publicKey: context.publicKey,
            questions: context.questions
        )
        #expect(Self.failure(file, [namesake])?.code == .ballot)
    }

    @Test func aSignedBallotIsNoAudit() throws {
        let context = try Election(uuid: "11111111111111").context
        let (unsigned, openings, code) = try Self.opened(context)
        let signature = Proof.schnorr(of: .random(), prefix: AcceptedBallot.signaturePrefix(code))
        let signed = BallotWriter.signed(unsigned: unsigned, hash: code, signature: signature)
        #expect(Self.failure(BallotAudit.file([(signed, openings)]), [context])?.code == .json)
    }

    @Test func noByteOfAFileCanBeChanged() throws {
        let context = try Election(uuid: "11111111111111").context
        let (unsigned, openings, code) = try Self.opened(context)
        let file = BallotAudit.file([(unsigned, openings)])
        let seed: UInt64 = 2028
        var generator = SeededGenerator(seed: seed)
        for position in file.indices where position.isMultiple(of: 5) {
            var changed = file
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            // A change inside a proof leaves an audit possible, but under another check code than the one shown.
            let audits = try? BallotAudit.check(file: changed, elections: [context])
            #expect(audits?.first?.checkCode != code, "byte \(position), seed \(seed)")
        }
        for length in stride(from: 0, to: file.count, by: 13) {
            #expect(Self.failure(Array(file[..<length]), [context]) != nil)
        }
        #expect(Self.failure(file + [0x0A], [context])?.code == .json)
    }
}
