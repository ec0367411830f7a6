//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a signed roster does not come into force.
public struct RosterProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that it breaks.
    public enum Code: String, CaseIterable, Sendable {
        /// The first roster has another number than 1, or a later one is not the next.
        case rosterNumber = "roster-number"
        /// It names another roster than the one before it.
        case rosterPrevious = "roster-previous"
        /// It is of another instance or municipality than the one before it.
        case rosterElsewhere = "roster-elsewhere"
        /// It was signed before the one before it.
        case rosterTime = "roster-time"
        /// It came in after its last moment of submission.
        case rosterLate = "roster-late"
        /// It says that it was signed after it came in.
        case rosterAhead = "roster-ahead"
        /// A signature under an official's name does not verify, or stands twice.
        case rosterForged = "roster-forged"
        /// Somebody signed it who is neither on it nor on the one before it.
        case rosterStranger = "roster-stranger"
        /// Not everybody on the first roster signed it, or too few of the one before signed a later one.
        case rosterSigners = "roster-signers"
        /// It asks fewer signatures than a round that is running is bound to.
        case rosterLowers = "roster-lowers"
        /// The key of an official is the key of a log: one key has one purpose.
        case rosterKey = "roster-key"
    }

    public let code: Code
    /// What, which value, why.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { detail }
}
