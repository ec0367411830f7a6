//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Why a roll, a result or a statement is refused.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is refused.
    public enum Code: String, CaseIterable, Sendable {
        /// The bytes are not in the document's one form.
        case form
        /// Entries that must be sorted are not.
        case order
        /// What may stand there once stands there twice.
        case duplicate
        /// A number is outside what the document allows.
        case range
        /// Two parts of the document contradict each other.
        case contradiction
    }

    public let code: Code
    /// What, which value, why: for logs and terminals.
    public let detail: String

    /// An error with its explanation.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// A form error at the place that a reader names.
    init(_ document: String, _ error: TextError) {
        self.init(.form, "byte \(error.offset) of the \(document) is not as the format has it (\(error.code))")
    }

    /// The detail.
    public var description: String { detail }
}
