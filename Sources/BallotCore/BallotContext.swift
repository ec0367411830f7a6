//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What of an election every ballot is made and checked against.
public struct BallotContext: Sendable {
    /// The election's identifier: base58 characters, as ASCII.
    public let uuid: [UInt8]
    /// SHA-256 of the election's bytes as archived.
    public let fingerprint: Digest
    /// The election's public key y.
    public let publicKey: Point
    /// The questions in order.
    public let questions: [QuestionShape]

    /// Gathers the four.
    public init(uuid: [UInt8], fingerprint: Digest, publicKey: Point, questions: [QuestionShape]) {
        self.uuid = uuid
        self.fingerprint = fingerprint
        self.publicKey = publicKey
        self.questions = questions
    }

    /// No ballot of this election is longer than this many bytes: a bound that need not be tight, for whoever reads
    /// ballots of strangers.
    public var ballotSizeLimit: Int {
        // A point is 64 digits and a scalar at most 76; the rest is quotes, names and brackets.
        let (ciphertext, branch) = (160, 192)
        return questions.reduce(1024) { size, question in
            let branches = 2 * question.choices + question.overallBranches + (question.allowsBlank ? 2 : 0)
            return size + 128 + question.choices * ciphertext + branches * branch
        }
    }

    /// `LABEL|FINGERPRINT|CREDENTIAL|`: what binds a proof to this election and this voter.
    func proofPrefix(_ label: StaticString, credential: Point) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: 128)
        prefix.literal(label)
        prefix.literal("|")
        prefix.raw(fingerprint.base64)
        prefix.literal("|")
        prefix.raw(credential.hex)
        prefix.literal("|")
        return prefix.bytes
    }
}
