//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// All that is public of a round, as of one moment; archives and log are read when they are needed, and have not become
/// other than they were.
public struct RoundSnapshot: Sendable {
    /// The archive of an election.
    public struct Archive: Sendable {
        public let sheet: SheetID
        public let election: ElectionID
        public let bytes: ArchiveBytes
    }

    /// A file of the public folder.
    public struct File: Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    public let definition: RoundDefinition
    /// The log's state; nil if nothing is on record yet.
    public let checkpoint: SignedCheckpoint?
    /// Those of elections that are set up, also of elections of before the round went back to `adopted`.
    public let archives: [Archive]
    /// Those of the sheets' elections that are set up.
    public let rolls: [Roll]
    /// What stands neither in the log nor in an archive.
    public let files: [File]
}
