//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText

/// Letters that are printed together.
public struct LetterBatch: Equatable, Sendable {
    /// Its place, from 1.
    public let number: Int
    /// The number of its first letter.
    public let first: Int
    public let letters: Int
    /// SHA-256 of the HTML file.
    public let html: Digest
    /// SHA-256 of the PDF that went to the printer, if one was made.
    public var pdf: Digest?

    /// Its last letter.
    public var last: Int { first + letters - 1 }

    /// The file's name without what tells its kind: `batch-001`.
    public var name: String {
        let digits = String(number)
        return "batch-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    public init(number: Int, first: Int, letters: Int, html: Digest, pdf: Digest? = nil) {
        self.number = number
        self.first = first
        self.letters = letters
        self.html = html
        self.pdf = pdf
    }
}
