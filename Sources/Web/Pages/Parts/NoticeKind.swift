//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a visitor cannot go on. The raw value is the API's error code too (docs/pages.md, "What the pages need").
public enum NoticeKind: String, CaseIterable, Sendable {
    /// The credentials are on no sheet's roll.
    case notEntitled = "not-entitled"
    /// The code is a spare one that was not brought to life.
    case idle
    /// The code was blocked.
    case blocked
    case tooEarly = "too-early"
    case tooLate = "too-late"
    case suspended
    case annulled
    case tooManyAttempts = "too-many-attempts"
    /// The service cannot take it now.
    case busy
    /// A ballot did not pass the checks.
    case refused
    /// A ballot is for an election that is not, or no longer, of this round.
    case otherRound = "other-round"
    /// A form that did not come from this site's own page, or came too long after it.
    case foreignForm = "foreign-form"
    /// The request cannot be read.
    case unreadable
    /// The booth cannot run in this browser.
    case unavailable
    case notFound = "not-found"
    case fault

    /// The status of a page of this kind.
    public var status: Int {
        switch self {
        case .unreadable: 400
        case .notEntitled, .idle, .blocked, .foreignForm: 403
        case .tooEarly, .tooLate, .suspended, .annulled: 409
        case .refused, .otherRound: 422
        case .tooManyAttempts: 429
        case .busy: 503
        case .notFound: 404
        case .unavailable: 200
        case .fault: 500
        }
    }

    /// The kind for an error that is about no round.
    init(of code: WebError.Code) {
        self =
            switch code {
            case .notFound, .method, .tooLong: .notFound
            case .unreadable, .tooLarge, .tooSlow, .mediaType: .unreadable
            case .foreignForm: .foreignForm
            case .otherRound: .otherRound
            case .refused: .refused
            case .tooManyAttempts: .tooManyAttempts
            case .busy: .busy
            case .notEntitled, .idle, .blocked, .tooEarly, .tooLate, .suspended, .annulled, .fault: .fault
            }
    }

    var key: String { "notice.\(rawValue)" }

    var hasReason: Bool { self == .suspended || self == .annulled }

    var hasContact: Bool {
        switch self {
        case .notEntitled, .idle, .blocked, .suspended, .refused, .otherRound, .unavailable, .unreadable, .fault: true
        case .tooEarly, .tooLate, .annulled, .tooManyAttempts, .busy, .notFound, .foreignForm: false
        }
    }

    var canRetry: Bool {
        switch self {
        case .notEntitled, .tooManyAttempts, .busy, .suspended, .fault, .unavailable, .refused, .unreadable: true
        case .idle, .blocked, .tooEarly, .tooLate, .annulled, .notFound, .otherRound, .foreignForm: false
        }
    }

    var offersAddress: Bool { self == .notEntitled || self == .tooEarly }
    var offersFile: Bool { self == .unavailable }
    var offersResult: Bool { self == .tooLate }
}
