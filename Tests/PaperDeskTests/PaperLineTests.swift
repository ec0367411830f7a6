//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import PaperDesk
import Testing

@Suite("Paper line")
struct PaperLineTests {
    /// One of two or blank; one to three of twelve or blank; up to two of three; exactly one of two.
    private let shapes: [QuestionShape]

    init() throws {
        shapes = [
            try #require(QuestionShape(answers: 2, allowsBlank: true, min: 1, max: 1)),
            try #require(QuestionShape(answers: 12, allowsBlank: true, min: 1, max: 3)),
            try #require(QuestionShape(answers: 3, allowsBlank: false, min: 0, max: 2)),
            try #require(QuestionShape(answers: 2, allowsBlank: false, min: 1, max: 1)),
        ]
    }

    @Test("reads the answers of a ballot, in any order and with any spaces")
    func typed() throws {
        let line = try PaperLine(typed: "  2  12+3 -\t1 ", for: shapes)
        #expect(line.answers == [.chosen([2]), .chosen([3, 12]), .chosen([]), .chosen([1])])
        #expect(line.text == "2 3+12 - 1")
        #expect(try PaperLine(typed: line.text, for: shapes) == line)
        let plaintext = try #require(line.plaintext(for: shapes))
        #expect(plaintext[0] == [0, 0, 1])
        #expect(plaintext[1] == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
        #expect(plaintext[2] == [0, 0, 0] && plaintext[3] == [1, 0])
        for (shape, choices) in zip(shapes, plaintext) { #expect(shape.admits(choices)) }
    }

    @Test("takes an invalid answer as blank, or as none where that is allowed")
    func invalid() throws {
        let line = try PaperLine(typed: "* 0 * 2", for: shapes)
        #expect(line.hasInvalid)
        let plaintext = try #require(line.plaintext(for: shapes))
        #expect(plaintext[0] == [1, 0, 0] && plaintext[1][0] == 1 && plaintext[2] == [0, 0, 0])
        for (shape, choices) in zip(shapes, plaintext) { #expect(shape.admits(choices)) }
        #expect(try PaperLine(typed: "1 1 1 1", for: shapes).hasInvalid == false)
    }

    @Test("cannot cast a ballot whose invalid answer can be neither blank nor left out")
    func void() throws {
        #expect(try PaperLine(typed: "1 1 1 *", for: shapes).plaintext(for: shapes) == nil)
        #expect(try PaperLine(typed: "*", for: shapes).plaintext(for: shapes) == nil)
    }

    @Test("takes a blank or an invalid ballot by one character")
    func wholeBallot() throws {
        let first = Array(shapes[..<2])
        #expect(try PaperLine(typed: "0", for: first).answers == [.blank, .blank])
        #expect(try PaperLine(typed: "*", for: first).answers == [.invalid, .invalid])
        // One of them is left open without an answer.
        let open = try PaperLine(typed: "0", for: Array(shapes[..<3]))
        #expect(open.answers == [.blank, .blank, .chosen([])] && !open.hasInvalid)
        #expect(throws: PaperError.self) { try PaperLine(typed: "0", for: shapes) }
    }

    @Test(
        "refuses everything else, and says of which question without saying what was typed",
        arguments: [
            ("", "0 answers, and the ballot has 4 questions"), ("1 1 1", "3 answers, and the ballot has 4 questions"),
            ("1 1 1 1 1", "5 answers, and the ballot has 4 questions"),
            ("3 1 1 1", "question 1 has answers from 1 to 2"), ("01 1 1 1", "question 1 has answers from 1 to 2"),
            ("1+2 1 1 1", "question 1 takes 1 answers: where the paper has another number, type *"),
            ("1 1+2+3+4 1 1", "question 2 takes 1 to 3 answers: where the paper has another number, type *"),
            ("1 2+2 1 1", "question 2: an answer twice"), ("1 1+ 1 1", "question 2 has answers from 1 to 12"),
            ("1 13 1 1", "question 2 has answers from 1 to 12"), ("1 - 1 1", "question 2 cannot go without an answer"),
            ("1 1 0 1", "question 3 has no blank: where the paper leaves it open, type -"),
            ("1 1 1 0", "question 4 has no blank: where the paper leaves it open, type *"),
            ("1 1 1 x", "question 4 has answers from 1 to 2"), ("1 1 1 -1", "question 4 has answers from 1 to 2"),
            ("1 1 1 99999999999999999999", "question 4 has answers from 1 to 2"),
            (String(repeating: "1 ", count: 5000), "too long for a line"),
        ]
    )
    func refused(typed: String, reason: String) throws {
        let error = try #require(throws: PaperError.self) { try PaperLine(typed: typed, for: shapes) }
        #expect(error == PaperError(.line, reason))
    }
}
