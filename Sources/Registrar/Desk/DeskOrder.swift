//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Rounds

/// What a desk's decision comes to: statements to be signed, and perhaps a new letter.
public struct DeskOrder: Sendable {
    /// A statement on one sheet.
    public struct Item: Sendable {
        public let sheet: SheetID
        public let statement: Statement
    }

    /// A paper credential that was given.
    public struct Paper: Sendable {
        public let sheet: SheetID
        /// The weight's place among those of the sheet's paper ballots.
        public let weight: Int
        /// The public credential.
        public let key: Bytes32
    }

    /// In the order in which they must be submitted.
    public internal(set) var items: [Item] = []
    /// Who holds the vote, for the desk's book, which may have it already; nil where no spare code is given.
    public internal(set) var entry: DeskBook.Entry?
    /// A spare code was given for this vote before, and its activation is not on record.
    public internal(set) var isRepeated = false
    /// The paper credentials that are activated, one a sheet.
    public internal(set) var paper: [Paper] = []
    /// The spare code as it is printed; empty where none is given. Whoever takes it wipes it.
    public package(set) var printedCode: [UInt8] = []
}
