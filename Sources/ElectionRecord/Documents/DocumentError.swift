//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a document of an election is refused.
public struct DocumentError: Error, Equatable, Sendable {
    /// The kinds of fault; each is a check of its own (docs/checks.md).
    public enum Code: String, CaseIterable, Sendable {
        /// The bytes are not the one canonical JSON of such a document.
        case form
        /// A scalar is not written in decimal without sign and leading zero.
        case scalarText
        /// A scalar is not under the group's order.
        case scalarRange
        /// A point is not written as 64 lower-case hex digits.
        case pointText
        /// A point's encoding is not canonical, or not on the curve.
        case pointEncoding
        /// A point is outside the prime-order subgroup.
        case pointSubgroup
        /// A key is the neutral element: its secret is zero, known to all.
        case neutralKey

        /// The uuid is not 14 to 64 base58 characters.
        case uuid
        /// The numbers of a question's answers, `min` and `max` do not fit each other.
        case questionShape
        /// The election's public key is not the product of the trustees' keys.
        case electionKey

        /// There is no trustee, or there are more than this program takes.
        case trusteeCount
        /// A trustee does not prove to know the secret of the public key.
        case proofOfKnowledge
        /// A threshold is not from 1 up to the number of trustees.
        case threshold
        /// A group's lists of certificates, coefficients, signatures and keys are not of the same length.
        case groupShape
        /// A certificate is for another size, threshold or index.
        case certificateContext
        /// A certificate's signature does not verify.
        case certificateSignature
        /// There are not as many coefficients as the threshold asks.
        case coefficientCount
        /// The signature of a trustee's coefficients does not verify.
        case coefficientSignature
        /// A trustee's signature over all certificates and its coefficients does not verify.
        case groupSignature
        /// A verification key is not the product that the coefficients give.
        case verificationKey
        /// A verification key has no signature (Belenios before 3.0 wrote none).
        case verificationKeySignatureMissing
        /// The signature of a verification key does not verify.
        case verificationKeySignature

        /// A credential stands on the list twice.
        case credentialDuplicate
        /// A credential's weight is not a decimal number without sign and leading zero, or all weights are too large.
        case credentialWeight
        /// There are more credentials than this program takes.
        case credentialCount

        /// There are more or fewer questions, or sums in one, than the election asks.
        case shape
        /// A count is no number that a tally can have.
        case countRange
    }

    /// What is wrong.
    public let code: Code
    /// Which document, where in it, why.
    public let detail: String

    /// A fault of that kind.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension DocumentError: CustomStringConvertible {
    public var description: String {
        "\(detail) (\(code.rawValue))"
    }
}
