//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A row of a register's file that gave no address of its own, and why.
public struct ImportProblem: Equatable, Sendable {
    /// What is wrong with the row; the first thing, where there are several.
    public enum Reason: String, CaseIterable, Sendable {
        /// More or fewer fields than the header.
        case columnCount
        /// A field of more than 1000 bytes.
        case fieldTooLong
        /// A quoted field does not end on its line, or a quote stands inside a field.
        case quote
        /// A NUL or another control character.
        case control
        /// Not UTF-8.
        case encoding
        /// No postcode: the address has no post delivery, so no letter can be sent and no resident can type it.
        case postcodeMissing
        /// Not of the form `9401AB`.
        case postcode
        /// Not a number from 1 to 99999.
        case houseNumber
        /// Not one letter.
        case houseLetter
        /// More than four characters, or others than letters and digits.
        case addition
        /// Not sixteen digits.
        case identifier
        /// `nevenadres` is neither true nor false.
        case secondary
        /// `kiesgerechtigden` is not a number up to 10 000.
        case voters
        /// `kiesgerechtigden` is empty in a file that is there to say it.
        case votersMissing
        /// The register has no such address.
        case unknownAddress
        /// The same address as on an earlier line; its use and status are added there.
        case duplicate
        /// The same key as on an earlier line, with another address or number of voters; the earlier line stands.
        case conflict
    }

    /// The line in the file; the header is line 1.
    public let line: Int
    public let reason: Reason
    /// What, which value and why, for people; no more than a short line.
    public let detail: String

    public init(line: Int, reason: Reason, detail: String) {
        self.line = line
        self.reason = reason
        self.detail = detail
    }
}
