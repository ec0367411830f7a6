//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

internal import GRDB
import SignedNotes

/// Why the database did not do what was asked. What a voter is refused is a returned value, not an error.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, CaseIterable, Sendable {
        /// The file cannot be opened, read or written: disk, permissions, another process that does not let go.
        case unavailable
        /// The file is not a database of this service.
        case foreign
        /// The database was made by a newer version of this service.
        case newer
        /// What is stored contradicts itself.
        case damaged
        /// There is no such round, election, entry or object.
        case unknown
        /// What should be new is there already.
        case exists
        /// The round has changed since the caller looked, or is in another phase than this needs.
        case conflict
        /// What should be stored is larger than the format allows, or is not for this round.
        case unfit
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

    /// The detail.
    public var description: String { detail }

    /// What another module's error means here. SQLite's text names tables and columns, never values.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError:
            self = error
        case let error as DatabaseError:
            let reason = error.message ?? "no reason given"
            let code: Code
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: code = .conflict
            case .SQLITE_CORRUPT: code = .damaged
            case .SQLITE_NOTADB: code = .foreign
            default: code = .unavailable
            }
            self.init(code, "the database refused: \(reason) (SQLite \(error.extendedResultCode.rawValue))")
        case let error as NoteError:
            self.init(.damaged, "the log: \(error.detail)")
        default:
            self.init(.unavailable, "the database: \(error)")
        }
    }
}
