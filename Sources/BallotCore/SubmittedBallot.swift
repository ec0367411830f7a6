//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText

/// A ballot that is written as it must be, for the right election and questions; its proofs are not checked yet.
public struct SubmittedBallot: Sendable {
    /// The ballot's bytes.
    public let bytes: [UInt8]
    /// The public credential that it says signed it.
    public let credential: Point
    /// One answer a question.
    public let answers: [Answer]
    /// The hash that its signature says it signs.
    public let signedHash: Digest
    /// The signature.
    public let signature: Proof
    /// SHA-256 of the bytes without the signature, as computed here: the check code.
    public let checkCode: Digest

    /// SHA-256 of the bytes. Its base64 is the tracking code, its hex names the record in the archive.
    public var trackingCode: Digest {
        Digest(of: bytes)
    }

    /// Reads a ballot. Only the canonical bytes are a ballot: any other spelling of the same values is refused, as are
    /// points outside the group and numbers of answers, ciphertexts or branches that the questions do not ask.
    public init(_ bytes: [UInt8], for context: BallotContext) throws(BallotError) {
        self.bytes = bytes
        var reader = BallotReader(bytes)
        (credential, answers) = try reader.body(context)
        checkCode = Digest(of: bytes[..<reader.offset] + [0x7D])
        (signedHash, signature) = try reader.signature()
    }
}
