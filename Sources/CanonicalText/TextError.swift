//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a text is not in its one canonical form, and where.
public struct TextError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: UInt8, Sendable {
        /// The bytes at the offset are not what the format puts there.
        case unexpected
        /// The text ends too early.
        case truncated
        /// A string is not UTF-8, holds a bare control character, or escapes what must stand raw.
        case string
        /// A number has a sign, a leading zero, a fraction, or does not fit.
        case number
        /// Something follows the end.
        case trailing
    }

    public let code: Code
    /// Bytes from the start of the text.
    public let offset: Int

    public init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }
}
