//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why letters or another document cannot be made.
public struct LetterError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, CaseIterable, Sendable {
        /// The sender's file is not in its form, or says too little.
        case sender
        /// The printer's file is not in its form, or not of this round.
        case letters
        /// A list of batches is not in its form, or not of these files.
        case batches
        /// An address on the web that no QR code has room for.
        case symbol
        /// There is no Chromium to print with.
        case noPrinter
        /// Chromium did not print, or not as many pages as there should be.
        case printing
    }

    public let code: Code
    /// What, which value and why, for people; never a code or an address.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { detail }
}
