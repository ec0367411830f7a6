//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Why a ballot is refused, and where in it. It has no text of its own: the caller knows the code's (docs/checks.md).
public struct BallotError: Error, Equatable, Sendable {
    /// What is wrong. Codes are never reused.
    public enum Code: UInt8, Sendable, CaseIterable {
        /// B01: the bytes are not the canonical JSON of a ballot.
        case json = 1
        /// B02: `election_uuid` is of another election.
        case electionUUID = 2
        /// B03: `election_hash` is of another election.
        case electionHash = 3
        /// B04: there are more or fewer answers than questions.
        case answerCount = 4
        /// B05: an answer has more or fewer ciphertexts than the question asks.
        case choiceCount = 5
        /// B06: a proof has more or fewer branches than the question asks.
        case branchCount = 6
        /// B07: a blank proof is missing, or stands where the question has no blank.
        case blankProofPresence = 7
        /// B08: a scalar is not written in decimal without sign and leading zero.
        case scalarText = 8
        /// B09: a scalar is not under the group's order.
        case scalarRange = 9
        /// B10: a point is not written as 64 lower-case hex digits.
        case pointText = 10
        /// B11: a point's encoding is not canonical, or not on the curve.
        case pointEncoding = 11
        /// B12: a point is outside the prime-order subgroup.
        case pointSubgroup = 12
        /// B13: the signature is missing.
        case signatureMissing = 13
        /// B14: the signature is over another hash than the ballot's.
        case signatureHash = 14
        /// B15: the signature does not verify.
        case signature = 15
        /// B16: a ciphertext is not proven to hold 0 or 1.
        case individualProof = 16
        /// B17: the number of answers chosen is not proven to be allowed.
        case overallProof = 17
        /// B18: it is not proven that a blank answer is blank.
        case blankProof = 18
        /// B19: the choices to be encrypted do not fit the question.
        case choices = 19
    }

    /// What is wrong.
    public let code: Code
    /// Index of the question from 0, or −1 where no question is meant.
    public let question: Int
    /// Index of the ciphertext in the answer from 0, or −1; for `json`, bytes from the ballot's start.
    public let item: Int

    init(_ code: Code, question: Int = -1, item: Int = -1) {
        self.code = code
        self.question = question
        self.item = item
    }

    init(_ error: TextError) {
        self.init(.json, item: error.offset)
    }
}
