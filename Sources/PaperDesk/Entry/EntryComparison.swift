//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// Two entries of one pile, ballot by ballot.
public struct EntryComparison: Sendable {
    public let first: PaperEntry
    public let second: PaperEntry
    /// The numbers of the ballots that the two entered differently.
    public let differing: [Int]

    /// Compares two entries.
    ///
    /// - Throws: `PaperError` with code `onePerson` for two entries of one official, `pile` for those of two piles, `count`
    ///   if the numbers of ballots differ.
    public init(_ first: PaperEntry, _ second: PaperEntry) throws(PaperError) {
        guard first.official != second.official else {
            throw PaperError(.onePerson, "both entries are of \(first.official): the second is another official's")
        }
        guard first.pile == second.pile else {
            throw PaperError(.pile, "entries of two piles, \(first.pile.name) and \(second.pile.name)")
        }
        guard first.lines.count == second.lines.count else {
            throw PaperError(
                .count,
                "\(first.pile.name): \(first.official) entered \(first.lines.count) ballots, \(second.official) "
                    + "\(second.lines.count): count the pile"
            )
        }
        self.first = first
        self.second = second
        differing = first.lines.indices.filter { first.lines[$0] != second.lines[$0] }.map { $0 + 1 }
    }

    /// The ballots as they are counted: where the entries differ, as both officials read them from the paper together.
    ///
    /// - Throws: `PaperError` with code `unresolved`.
    public func agreed(_ resolution: PaperResolution?) throws(PaperError) -> [PaperLine] {
        let numbers = resolution?.lines.keys.sorted() ?? []
        guard numbers == differing else {
            let left = differing.filter { !numbers.contains($0) }.map(String.init).joined(separator: ", ")
            throw PaperError(.unresolved, "\(first.pile.name): to be resolved on the paper: \(left)")
        }
        var lines = first.lines
        for (number, line) in resolution?.lines ?? [:] { lines[number - 1] = line }
        return lines
    }
}
