//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why the paper desk refuses something.
public struct PaperError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, CaseIterable, Sendable {
        /// A typed line is not an answer to every question.
        case line
        /// There is no such pile, or no ballot of that number.
        case pile
        /// A file of the desk is not in its one form, or of another round, pile or official.
        case form
        /// A signature does not verify, or is of nobody who may sign.
        case signature
        /// Two entries, lines or signatures of one official.
        case onePerson
        /// The entries do not have the same number of ballots, or more than envelopes came in.
        case count
        /// Too few envelopes are in, and more may come.
        case early
        /// The time for it has passed.
        case late
        /// The pile was compared, and its entries stand.
        case compared
        /// An entry is not the one that was compared.
        case altered
        /// A difference was not resolved on the paper, or two lines that resolve it differ.
        case unresolved
        /// More ballots than paper credentials that can still cast one.
        case credentials
        /// An encrypted ballot would not be taken.
        case ballot
    }

    public let code: Code
    /// What, which value and why, for people; never an answer.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
