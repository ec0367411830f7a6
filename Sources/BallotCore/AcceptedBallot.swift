//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// A ballot whose signature and every proof hold.
///
/// Whether its credential may vote, and has voted before, is not a matter of the ballot alone.
public struct AcceptedBallot: Sendable {
    /// The ballot as it was submitted.
    public let ballot: SubmittedBallot

    /// Checks signature and proofs; the first that fails is named.
    public init(_ ballot: SubmittedBallot, in context: BallotContext) throws(BallotError) {
        self.ballot = ballot
        guard ballot.signedHash == ballot.checkCode else { throw BallotError(.signatureHash) }
        let prefix = Self.signaturePrefix(ballot.checkCode)
        guard ballot.signature.isSchnorrProof(of: ballot.credential, prefix: prefix) else {
            throw BallotError(.signature)
        }
        for (index, shape) in context.questions.enumerated() {
            try Self.check(ballot, index, shape, context)
        }
    }

    /// Reads and checks a ballot.
    public init(_ bytes: [UInt8], in context: BallotContext) throws(BallotError) {
        try self.init(try SubmittedBallot(bytes, for: context), in: context)
    }

    static func signaturePrefix(_ hash: Digest) -> [UInt8] {
        var prefix = CanonicalWriter()
        prefix.literal("sig|")
        prefix.raw(hash.base64)
        prefix.literal("|")
        return prefix.bytes
    }

    private static func check(
        _ ballot: SubmittedBallot,
        _ question: Int,
        _ shape: QuestionShape,
        _ context: BallotContext
    ) throws(BallotError) {
        let answer = ballot.answers[question]
        let key = context.publicKey
        let statement = AnswerStatement(answer.choices, shape: shape, context: context, credential: ballot.credential)
        for (item, proof) in answer.individualProofs.enumerated() {
            let branches = statement.individualBranches(item)
            let prefix = statement.individualPrefix(item)
            guard DisjunctiveProof.holds(proof, for: branches, key: key, prefix: prefix) else {
                throw BallotError(.individualProof, question: question, item: item)
            }
        }
        if let proof = answer.blankProof {
            let branches = statement.blankBranches
            guard DisjunctiveProof.holds(proof, for: branches, key: key, prefix: statement.blankPrefix) else {
                throw BallotError(.blankProof, question: question)
            }
        }
        let branches = statement.overallBranches
        guard DisjunctiveProof.holds(answer.overallProof, for: branches, key: key, prefix: statement.overallPrefix)
        else { throw BallotError(.overallProof, question: question) }
    }
}
