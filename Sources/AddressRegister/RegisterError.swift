//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a file cannot be read as a register at all. What is wrong with single rows stands in `ImportReport`.
public struct RegisterError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// The file is not UTF-8.
        case encoding
        /// The first line is no header in any of the three separators.
        case header
        /// A column that is needed is not there.
        case columnMissing
        /// A column stands there twice, or under two names.
        case columnTwice
        /// More rows than a municipality has addresses.
        case tooManyRows
        /// No row gives an address.
        case empty
    }

    public let code: Code
    /// What, which value and why, for people.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
