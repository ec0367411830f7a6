//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import ElectionRecord

/// Why a step of a key ceremony is refused, and whose message is to blame.
public struct CeremonyError: Error, Equatable, Sendable {
    /// The kinds of fault.
    public enum Code: String, CaseIterable, Sendable {
        /// The group is of fewer than two trustees, or of too many, or its threshold is not more than half of them.
        case plan
        /// A message is not in its form, or one of the checks of `DocumentError` fails.
        case message
        /// There is not one message of each trustee, in order.
        case missing
        /// The certificate at this trustee's place is not its own.
        case ownCertificate
        /// A message was made for other certificates.
        case otherCertificates
        /// A message's outer signature does not verify.
        case seal
        /// There is not one share for each trustee.
        case shareCount
        /// A share cannot be opened with the key it should be for.
        case shareClosed
        /// A share is not the value that the sender's coefficients give.
        case shareValue
    }

    /// What kind of fault it is.
    public let code: Code
    /// The index, from 1, of the trustee whose message it is; nil if it is nobody's.
    public let trustee: Int?
    /// What, which value, why.
    public let detail: String
    /// The check that failed, for `message`.
    public let document: DocumentError.Code?

    init(_ code: Code, trustee: Int? = nil, _ detail: String) {
        self.code = code
        self.trustee = trustee
        self.detail = detail
        document = nil
    }

    init(_ error: DocumentError, trustee: Int?) {
        code = .message
        self.trustee = trustee
        detail = error.detail
        document = error.code
    }

    /// Runs `body`, and blames a faulty document on `trustee`.
    static func blaming<Value>(
        _ trustee: Int?,
        _ body: () throws(DocumentError) -> Value
    ) throws(CeremonyError) -> Value {
        do throws(DocumentError) {
            return try body()
        } catch {
            throw CeremonyError(error, trustee: trustee)
        }
    }
}

extension CeremonyError: CustomStringConvertible {
    public var description: String {
        let whose = trustee.map { "trustee \($0): " } ?? ""
        return "key ceremony: \(whose)\(detail) (\(code.rawValue))"
    }
}
