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

@Suite struct BallotTests {
    /// Every shape with up to three answers, one a question.
    private static let shapes: [QuestionShape] = (1...3).flatMap { answers in
        [false, true].flatMap { blank in
            (0...answers).flatMap { min in
                (min...answers).compactMap { QuestionShape(answers: answers, allowsBlank: blank, min: min, max: $0) }
            }
        }
    }

    private static func context(_ shapes: [QuestionShape]) -> (BallotContext, SecretScalar) {
        let key = SecretScalar.random()
        let fingerprint = Digest(of: Array("election".utf8))
        let uuid = Array("11111111111111".utf8)
        return (
            BallotContext(uuid: uuid, fingerprint: fingerprint, publicKey: key.generatorPower, questions: shapes), key
        )
    }

    private static func plaintexts(_ shape: QuestionShape) -> [[UInt8]] {
        (0..<(1 << shape.choices)).map { bits in (0..<shape.choices).map { UInt8(bits >> $0 & 1) } }
    }

    private static func credential() -> Credential {
        VotingCode.random().credential(uuid: Array("11111111111111".utf8), postcode: [], houseNumber: [])
    }

    @Test(arguments: shapes)
    func everyAllowedAnswerMakesABallotThatIsAcceptedAndDecryptsToIt(_ shape: QuestionShape) throws {
        let (context, key) = Self.context([shape])
        for plaintext in Self.plaintexts(shape) where shape.admits(plaintext) {
            let credential = Self.credential()
            let unsigned = try UnsignedBallot([plaintext], credential: credential.publicKey, context: context)
            let code = unsigned.checkCode
            let ballot = try AcceptedBallot(unsigned.cast(with: credential), in: context).ballot
            #expect(ballot.credential == credential.publicKey)
            #expect(ballot.signedHash == code)
            for (value, choice) in zip(plaintext, ballot.answers[0].choices) {
                let message = choice.beta / key.power(of: choice.alpha)
                #expect(message == (value == 1 ? .generator : .neutral))
            }
        }
    }

    @Test func noBallotIsLongerThanTheBoundForStrangers() throws {
        let large = try #require(QuestionShape(answers: 1000, allowsBlank: true, min: 0, max: 1000))
        for shapes in [Self.shapes, [large], [large, large], [Self.shapes[0]]] {
            let (context, _) = Self.context(shapes)
            let longest = Proof(challenge: .zero - Scalar(1), response: .zero - Scalar(1))
            let answers = shapes.map { shape in
                Answer(
                    choices: Array(repeating: Ciphertext(alpha: .generator, beta: .generator), count: shape.choices),
                    individualProofs: Array(repeating: [longest, longest], count: shape.choices),
                    overallProof: Array(repeating: longest, count: shape.overallBranches),
                    blankProof: shape.allowsBlank ? [longest, longest] : nil
                )
            }
            let unsigned = BallotWriter.unsigned(context, credential: .generator, answers: answers)
            let size = BallotWriter.signed(unsigned: unsigned, hash: Digest(of: []), signature: longest).count
            #expect(size <= context.ballotSizeLimit)
            #expect(context.ballotSizeLimit < 2 * size)
        }
    }

    @Test func onlyZeroAndOneAreChoices() throws {
        let lax = try #require(QuestionShape(answers: 3, allowsBlank: false, min: 0, max: 3))
        let blank = try #require(QuestionShape(answers: 3, allowsBlank: true, min: 0, max: 3))
        for value: UInt8 in [2, 3, 128, 255] {
            for place in 0..<3 {
                var plaintext: [UInt8] = [0, 0, 0]
                plaintext[place] = value
                #expect(!lax.admits(plaintext))
                #expect(!blank.admits([0] + plaintext))
                #expect(!blank.admits([1] + plaintext))
                #expect(!blank.admits([value, 0, 0, 0]))
            }
        }
        #expect(!lax.admits([]))
        #expect(!blank.admits([0, 0, 0]))
        #expect(blank.admits([0, 1, 1, 1]))
        #expect(blank.admits([1, 0, 0, 0]))
        #expect(!blank.admits([1, 0, 0, 1]))
    }

    @Test(arguments: shapes)
    func noOtherAnswerIsEncrypted(_ shape: QuestionShape) {
        let (context, _) = Self.context([shape])
        for plaintext in Self.plaintexts(shape) where !shape.admits(plaintext) {
            #expect(throws: BallotError(.choices, question: 0)) {
                try UnsignedBallot([plaintext], credential: .generator, context: context)
            }
        }
        var wrong = [UInt8](repeating: 0, count: shape.choices)
        wrong[0] = 2
        #expect(!shape.admits(wrong))
        #expect(!shape.admits([]))
    }

    @Test(arguments: shapes)
    func aProverWithoutAnAllowedAnswerMakesNoProofThatHolds(_ shape: QuestionShape) throws {
        let (context, _) = Self.context([shape])
        for plaintext in Self.plaintexts(shape) where !shape.admits(plaintext) {
            let secrets = plaintext.map { _ in SecretScalar.random() }
            let prover = AnswerProver(plaintext: plaintext, randomness: secrets, shape: shape)
            let credential = Self.credential()
            let answer = prover.answer(context: context, credential: credential.publicKey)
            let bytes = Self.sign([answer], credential, context)
            let error = #expect(throws: BallotError.self) { try AcceptedBallot(bytes, in: context) }
            let code = try #require(error?.code)
            #expect([.overallProof, .blankProof].contains(code))
        }
    }

    @Test func aCiphertextOfTwoIsCaughtByItsOwnProof() throws {
        let shape = try #require(QuestionShape(answers: 2, allowsBlank: false, min: 0, max: 2))
        let (context, _) = Self.context([shape])
        let credential = Self.credential()
        let secrets = [SecretScalar.random(), SecretScalar.random()]
        let prover = AnswerProver(plaintext: [1, 0], randomness: secrets, shape: shape)
        let answer = prover.answer(context: context, credential: credential.publicKey)
        let doubled = Ciphertext(alpha: answer.choices[0].alpha, beta: answer.choices[0].beta * .generator)
        let forged = Answer(
            choices: [doubled, answer.choices[1]],
            individualProofs: answer.individualProofs,
            overallProof: answer.overallProof,
            blankProof: nil
        )
        #expect(throws: BallotError(.individualProof, question: 0, item: 0)) {
            try AcceptedBallot(Self.sign([forged], credential, context), in: context)
        }
    }

    @Test func aBallotOfAnotherVoterOrElectionDoesNotPass() throws {
        let shape = try #require(QuestionShape(answers: 2, allowsBlank: true, min: 1, max: 1))
        let (context, _) = Self.context([shape])
        let credential = Self.credential()
        let bytes = try UnsignedBallot([[0, 1, 0]], credential: credential.publicKey, context: context)
            .cast(with: credential)
        let ballot = try SubmittedBallot(bytes, for: context)
        let other = Self.credential()
        #expect(throws: BallotError(.individualProof, question: 0, item: 0)) {
            try AcceptedBallot(Self.sign(ballot.answers, other, context), in: context)
        }
        let elsewhere = BallotContext(
            uuid: context.uuid,
            fingerprint: Digest(of: []),
            publicKey: context.publicKey,
            questions: context.questions
        )
        #expect(throws: BallotError(.electionHash)) { try AcceptedBallot(bytes, in: elsewhere) }
        let renamed = BallotContext(
            uuid: Array("22222222222222".utf8),
            fingerprint: context.fingerprint,
            publicKey: context.publicKey,
            questions: context.questions
        )
        #expect(throws: BallotError(.electionUUID)) { try AcceptedBallot(bytes, in: renamed) }
    }

    @Test func noByteOfABallotCanBeChanged() throws {
        let shape = try #require(QuestionShape(answers: 1, allowsBlank: true, min: 1, max: 1))
        let (context, _) = Self.context([shape])
        let credential = Self.credential()
        let bytes = try UnsignedBallot([[0, 1]], credential: credential.publicKey, context: context)
            .cast(with: credential)
        #expect(throws: Never.self) { try AcceptedBallot(bytes, in: context) }
        var generator = SeededGenerator(seed: 2027)
        for position in bytes.indices where position.isMultiple(of: 7) {
            var changed = bytes
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            #expect(throws: BallotError.self, "byte \(position)") { try AcceptedBallot(changed, in: context) }
        }
        for length in [0, 1, bytes.count / 2, bytes.count - 1] {
            #expect(throws: BallotError.self) { try AcceptedBallot(Array(bytes[..<length]), in: context) }
        }
        #expect(throws: BallotError.self) { try AcceptedBallot(bytes + [0x0A], in: context) }
    }

    @Test func anAuditedBallotOpensToWhatWasChosen() throws {
        let shape = try #require(QuestionShape(answers: 3, allowsBlank: false, min: 0, max: 2))
        let (context, _) = Self.context([shape])
        let unsigned = try UnsignedBallot([[1, 0, 1]], credential: .generator, context: context)
        var reader = BallotReader(unsigned.bytes)
        let choices = try reader.body(context).1[0].choices
        let openings = unsigned.audit()
        #expect(openings[0].map(\.value) == [1, 0, 1])
        for (opening, choice) in zip(openings[0], choices) {
            #expect(opening.opens(choice, key: context.publicKey))
            let lie = BallotOpening(value: 1 - opening.value, randomness: opening.randomness)
            #expect(!lie.opens(choice, key: context.publicKey))
        }
    }

    @Test func anOpenedBallotIsNeverSignedNorOpenedAgain() async {
        await #expect(processExitsWith: .failure) {
            let (ballot, credential) = try Self.waiting()
            _ = ballot.audit()
            _ = ballot.cast(with: credential)
        }
        await #expect(processExitsWith: .failure) {
            let (ballot, credential) = try Self.waiting()
            _ = ballot.cast(with: credential)
            _ = ballot.audit()
        }
        await #expect(processExitsWith: .success) {
            let (ballot, credential) = try Self.waiting()
            _ = ballot.cast(with: credential)
        }
    }

    private static func waiting() throws -> (UnsignedBallot, Credential) {
        let shape = try #require(QuestionShape(answers: 2, allowsBlank: false, min: 1, max: 1))
        let (context, _) = context([shape])
        let credential = credential()
        let ballot = try UnsignedBallot([[0, 1]], credential: credential.publicKey, context: context)
        return (ballot, credential)
    }

    private static func sign(_ answers: [Answer], _ credential: Credential, _ context: BallotContext) -> [UInt8] {
        let unsigned = BallotWriter.unsigned(context, credential: credential.publicKey, answers: answers)
        let hash = Digest(of: unsigned)
        let signature = Proof.schnorr(of: credential.secret, prefix: AcceptedBallot.signaturePrefix(hash))
        return BallotWriter.signed(unsigned: unsigned, hash: hash, signature: signature)
    }
}
