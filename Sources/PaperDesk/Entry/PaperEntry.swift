//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
public import Rounds

/// A pile as one official has typed it.
public struct PaperEntry: Equatable, Sendable {
    /// More ballots than any pile has.
    public static let limit = 1 << 20

    public let pile: Pile
    public let official: OfficialID
    /// Ballot 1 first.
    public private(set) var lines: [PaperLine] = []

    /// An entry that begins.
    public init(pile: Pile, official: OfficialID) {
        self.pile = pile
        self.official = official
    }

    /// Enters the next ballot; throws `count` for too many.
    public mutating func add(_ line: PaperLine) throws(PaperError) {
        guard lines.count < Self.limit else { throw PaperError(.count, "more than \(Self.limit) ballots") }
        lines.append(line)
    }

    /// Enters a ballot again; throws `pile` if it was not entered.
    public mutating func replace(_ number: Int, by line: PaperLine) throws(PaperError) {
        guard lines.indices.contains(number - 1) else {
            throw PaperError(.pile, "ballot \(number) was not entered yet")
        }
        lines[number - 1] = line
    }

    /// The lines as a text, which is as secret as the ballots.
    var text: [UInt8] { Self.text(lines) }

    static func text(_ lines: [PaperLine]) -> [UInt8] {
        lines.flatMap { Array($0.text.utf8) + [0x0A] }
    }

    /// Reads the lines of a text in their one spelling; throws `form`.
    static func lines(_ text: [UInt8], _ shapes: [QuestionShape]) throws(PaperError) -> [PaperLine] {
        var lines: [PaperLine] = []
        for part in text.split(separator: 0x0A) {
            guard lines.count < limit,
                let line = try? PaperLine(typed: String(decoding: part, as: UTF8.self), for: shapes)
            else { throw PaperError(.form, "line \(lines.count + 1) of an entry is not in its form") }
            lines.append(line)
        }
        guard Self.text(lines) == text else { throw PaperError(.form, "an entry is in another spelling than its own") }
        return lines
    }

    /// What the official signs: whose, of what, how many ballots, and the hash of the lines.
    func statement(_ definition: RoundDefinition) -> [UInt8] {
        PaperStatement.entry(definition, pile, [official], numbers: Array(lines.indices.map { $0 + 1 }), text)
    }
}
