//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why voting codes cannot be issued, or a file of an issue not be read.
public struct IssueError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// The round asks nothing, or an election is missing for a sheet or is of none.
        case sheets
        /// A group takes addresses by their use, and the register names none.
        case registerWithoutUses
        /// Everyone entitled gets a letter, and the register names no numbers.
        case registerWithoutVoters
        /// A stratum has fewer letters than the smallest sum that may be opened.
        case stratumTooSmall
        /// More codes than a roll has room for.
        case tooMany
        /// The folder is there already: nothing is overwritten.
        case folderExists
        /// A run that was broken off has left a folder, or another run is under way.
        case leftover
        /// A file or folder cannot be written.
        case unwritable
        /// A file of an issue is not in its one form.
        case form
        /// A file of an issue belongs to another round, or to another definition of it.
        case otherRound
        /// No letter is where one is looked for.
        case notFound
        /// The address has a letter, and no other may be given.
        case letterExists
        /// The round's log forbids it.
        case refused
        /// No spare code is left, or the reserve was not opened.
        case noSpare
        /// What the desk notes was changed by somebody else while it was at work.
        case changed
    }

    public let code: Code
    /// What, which value and why, for people; never a code or an address.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
