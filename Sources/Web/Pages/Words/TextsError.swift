//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why the site's texts cannot be used.
public struct TextsError: Error, Hashable, Sendable {
    /// The kind of fault; stable.
    public enum Code: String, Sendable {
        /// A file is not there.
        case missing
        /// A line is not of the form.
        case form
        /// A key stands twice.
        case duplicate
        /// The languages have different keys, or different places for values in a text.
        case mismatch
    }

    public let code: Code
    /// What, which and why.
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension TextsError: CustomStringConvertible {
    public var description: String { detail }
}
