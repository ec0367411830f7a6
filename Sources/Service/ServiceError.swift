//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Store

/// Why the service could not do what was asked. What a person is refused is a returned value, not an error.
public struct ServiceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, CaseIterable, Sendable {
        /// The database or a file cannot be read or written.
        case unavailable
        /// What is stored contradicts itself.
        case damaged
        /// There is no such round, election or object.
        case unknown
        /// What should be new is there already.
        case exists
        /// The round has changed in the meantime, or is in another phase than this needs.
        case conflict
        /// What was given cannot be recorded for this round.
        case unfit
        /// The key of a round's log is missing or not the log's.
        case logKey
    }

    /// What is wrong.
    public let code: Code
    /// What, which value, why: for logs and terminals, without ballots or credentials.
    public let detail: String
    /// What may help; nil if nothing does.
    public let hint: String?

    /// An error with its explanation.
    public init(_ code: Code, _ detail: String, hint: String? = nil) {
        self.code = code
        self.detail = detail
        self.hint = hint
    }

    /// What the store's error means here.
    public init(_ error: StoreError) {
        let code: Code =
            switch error.code {
            case .unavailable, .foreign, .newer: .unavailable
            case .damaged: .damaged
            case .unknown: .unknown
            case .exists: .exists
            case .conflict: .conflict
            case .unfit: .unfit
            }
        self.init(code, error.detail, hint: error.hint)
    }

    /// The detail.
    public var description: String { detail }
}
