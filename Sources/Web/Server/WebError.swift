//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a request is not answered with what it asked for: one code for program and page, one status for each code
/// (docs/api.md, "Errors").
public struct WebError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong; the raw values are the API's.
    public enum Code: String, CaseIterable, Sendable {
        /// The request cannot be read.
        case unreadable
        /// A form that did not come from this site's own page.
        case foreignForm = "foreign-form"
        /// The credential is on no roll.
        case notEntitled = "not-entitled"
        /// The credential is a spare one that was not brought to life.
        case idle
        /// The credential was blocked.
        case blocked
        /// Nothing is there.
        case notFound = "not-found"
        /// It is there, but not for this method.
        case method
        /// The request did not come in within the time for it.
        case tooSlow = "too-slow"
        /// The round takes no ballots yet.
        case tooEarly = "too-early"
        /// The round takes no ballots any more.
        case tooLate = "too-late"
        /// The round takes no ballots for the moment.
        case suspended
        /// The round was annulled.
        case annulled
        /// The body is longer than it may be.
        case tooLarge = "too-large"
        /// The address is longer than any of ours.
        case tooLong = "too-long"
        /// The body is of another type than is read here.
        case mediaType = "media-type"
        /// A ballot is for an election that is not, or no longer, of this round.
        case otherRound = "other-round"
        /// A ballot or a statement did not pass the checks.
        case refused
        /// Too many requests from one network.
        case tooManyAttempts = "too-many-attempts"
        /// A fault of the service.
        case fault
        /// The service cannot take it at the moment.
        case busy

        /// The HTTP status.
        public var status: Int {
            switch self {
            case .unreadable: 400
            case .foreignForm, .notEntitled, .idle, .blocked: 403
            case .notFound: 404
            case .method: 405
            case .tooSlow: 408
            case .tooEarly, .tooLate, .suspended, .annulled: 409
            case .tooLarge: 413
            case .tooLong: 414
            case .mediaType: 415
            case .otherRound, .refused: 422
            case .tooManyAttempts: 429
            case .fault: 500
            case .busy: 503
            }
        }
    }

    /// What is wrong.
    public let code: Code
    /// What, which value, why: for programmers, in English, without anything that was sent.
    public let detail: String
    /// After how many seconds it may be tried again.
    public var retryAfter: Int?
    /// The methods that the address takes.
    public var allow: String?
    /// Which of the ballots is meant, from 0.
    public var ballot: Int?
    /// The code of the rule that a ballot breaks (docs/checks.md).
    public var rule: String?
    /// Every rule that a statement breaks (docs/round-record.md).
    public var problems: [Problem] = []

    /// A rule of the record that is broken.
    public struct Problem: Equatable, Sendable {
        /// Its code.
        public let rule: String
        /// What, which value, why: a statement's contents are public, so they may stand here.
        public let detail: String
    }

    /// An error with its explanation.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// The detail.
    public var description: String { detail }

    /// The error with a time to wait.
    func after(_ seconds: Int) -> WebError {
        var error = self
        error.retryAfter = seconds
        return error
    }
}
