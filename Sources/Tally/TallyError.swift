//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why a tally, or a trustee's part in it, is refused.
public struct TallyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of refusal.
    public enum Code: String, CaseIterable, Sendable {
        /// The trustee has answered another tally of this election.
        case otherTally
        /// The book of answers is not in its one form.
        case book
        /// The key is none of the election's.
        case foreignKey
        /// The round is not closed: the record says of no event that it is the last before the tally.
        case notClosed
        /// The sheet's sums must stay closed: there are no ballots, or too few.
        case nothingToOpen
        /// Too few valid answers are in.
        case tooFewAnswers
        /// The sums open to something that is no count.
        case noCount
        /// The counts contradict what is public of the sheet.
        case contradiction
    }

    /// What kind of refusal it is.
    public let code: Code
    /// What, which value, why.
    public let detail: String

    /// A refusal of that kind.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { detail }
}
