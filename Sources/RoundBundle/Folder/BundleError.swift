//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why a bundle's file cannot be read or written.
public struct BundleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of fault.
    public enum Code: String, CaseIterable, Sendable {
        /// The file or folder is not there.
        case missing
        /// It is there, but cannot be read or written.
        case unreadable
        /// It is longer than such a file can be.
        case tooLarge
        /// It is there already and may not be replaced.
        case exists
        /// Its content is not in the one form of such a file.
        case form
        /// The log's tiles, entries and checkpoint do not belong together.
        case log
    }

    /// What is wrong.
    public let code: Code
    /// What, which value, why.
    public let detail: String

    /// A fault of that kind.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { detail }
}
