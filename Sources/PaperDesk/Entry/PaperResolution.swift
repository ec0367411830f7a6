//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Third lines, for the ballots that two officials entered differently: read from the paper and typed by both.
public struct PaperResolution: Equatable, Sendable {
    public let pile: Pile
    /// Two, in the order of their names.
    public let officials: [OfficialID]
    /// By the ballot's number.
    public private(set) var lines: [Int: PaperLine] = [:]

    /// A resolution of what a comparison showed; it begins empty.
    public init(of comparison: EntryComparison) {
        pile = comparison.first.pile
        officials = [comparison.first.official, comparison.second.official].sorted()
    }

    /// Resolves a ballot by the lines that each of the two typed.
    ///
    /// - Throws: `PaperError` with code `unresolved` if they typed different lines.
    public mutating func add(_ number: Int, _ first: PaperLine, _ second: PaperLine) throws(PaperError) {
        guard first == second else {
            throw PaperError(.unresolved, "ballot \(number): not the same line: look at the paper together")
        }
        lines[number] = first
    }

    /// The ballots, in their order.
    var numbers: [Int] { lines.keys.sorted() }

    /// The lines as a text, which is as secret as the ballots.
    var text: [UInt8] { PaperEntry.text(numbers.compactMap { lines[$0] }) }

    /// What both sign.
    func statement(_ definition: RoundDefinition) -> [UInt8] {
        PaperStatement.entry(definition, pile, officials, numbers: numbers, text)
    }
}
