//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// A statement that came in, with what the service has found out about it.
public struct SubmittedStatement: Hashable, Sendable {
    /// What is stated.
    public let statement: Statement
    /// The note that carries it: the log entry.
    public let note: SignedNote
    /// The different persons whose signatures verify.
    public let signers: Set<OfficialID>
    /// When it came in.
    public let received: Moment

    /// Reads a note's text. Whose signatures verify is for the caller to say.
    ///
    /// - Throws: `RecordError` as `Statement.init(text:)`.
    public init(_ note: SignedNote, signers: Set<OfficialID>, received: Moment) throws(RecordError) {
        self.note = note
        self.signers = signers
        self.received = received
        statement = try Statement(text: note.text)
    }
}
