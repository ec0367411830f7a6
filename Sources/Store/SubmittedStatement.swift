//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// A statement that came in.
public struct SubmittedStatement: Hashable, Sendable {
    /// What is stated.
    public let statement: Statement
    /// The note that carries it: the log entry.
    public let note: SignedNote
    /// When it came in.
    public let received: Moment

    /// Reads a note's text. Its signatures are judged when it is recorded, by the roster in force then.
    ///
    /// - Throws: `RecordError` as `Statement.init(text:)`.
    public init(_ note: SignedNote, received: Moment) throws(RecordError) {
        self.note = note
        self.received = received
        statement = try Statement(text: note.text)
    }
}
