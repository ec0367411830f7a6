//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// A statement with the note that carries it and its signatures.
///
/// Whose signatures they are, and whether they are enough, is for whoever lets it in.
public struct SignedStatement: Hashable, Sendable {
    /// What is stated.
    public let statement: Statement
    /// The log entry.
    public let note: SignedNote

    /// Reads a note's text.
    ///
    /// - Throws: `RecordError` as `Statement.init(text:)`.
    public init(_ note: SignedNote) throws(RecordError) {
        self.note = note
        statement = try Statement(text: note.text)
    }
}
