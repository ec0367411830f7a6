//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import KeyCeremony
import Tally
import Testing

@Suite struct AnswerBookTests {
    private static func tally(_ election: UInt8, _ lastEvent: UInt8, cells: UInt8 = 0) -> TallyStatement {
        TallyStatement(
            fingerprint: Digest(of: [election]),
            lastEvent: Digest(of: [lastEvent]),
            cellList: Digest(of: [cells])
        )
    }

    private static func line(_ election: UInt8, _ lastEvent: UInt8) -> String {
        let (one, other) = (Digest(of: [election]), Digest(of: [lastEvent]))
        return "{\"election\":\"\(text(one))\",\"last_event\":\"\(text(other))\"}"
    }

    private static func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }

    private static func book(_ lines: String) -> [UInt8] {
        Array("{\"format\":\"stemronde/answers/v1\",\"answers\":[\(lines)]}\n".utf8)
    }

    @Test func aTallyIsEnteredOnceHoweverOftenItIsAnswered() throws {
        var book = AnswerBook()
        try book.enter(Self.tally(1, 1))
        try book.enter(Self.tally(1, 1))
        try book.enter(Self.tally(2, 1))
        #expect(book.entries.map(\.election) == [Digest(of: [1]), Digest(of: [2])])
        #expect(book.bytes == Self.book(Self.line(1, 1) + "," + Self.line(2, 1)))
        #expect(try AnswerBook(book.bytes) == book)
    }

    @Test func anotherTallyOfTheSameElectionIsRefused() throws {
        var book = AnswerBook()
        try book.enter(Self.tally(1, 1))
        let before = book
        #expect(code { try book.enter(Self.tally(1, 2)) } == .otherTally)
        #expect(book == before)
        try book.enter(Self.tally(1, 1))
    }

    @Test func whatWasReadBackIsMinded() throws {
        var book = try AnswerBook(Self.book(Self.line(1, 1)))
        #expect(code { try book.enter(Self.tally(1, 2)) } == .otherTally)
        try book.enter(Self.tally(2, 2))
        #expect(book.entries.count == 2)
    }

    @Test func anEmptyBookHasAFormToo() throws {
        #expect(AnswerBook().bytes == Self.book(""))
        #expect(try AnswerBook(Self.book("")) == AnswerBook())
    }

    @Test func aDamagedBookIsRefused() {
        let one = Self.line(1, 1)
        let sound = Self.book(one)
        let damaged: [[UInt8]] = [
            [], Array(sound.dropLast()), sound + [0x0A], [0x20] + sound, Self.book(one + ","), Self.book("," + one),
            Self.book(one + one), Self.book(one + "," + one), Self.book(one + "," + Self.line(1, 2)),
            Self.book(one.uppercased()), Self.book(one.replacing("last_event", with: "last")),
            Self.book(one.replacing("\"election\":\"", with: "\"election\":\"0")), Self.book("{}"), Self.book("null"),
            Array(String(decoding: sound, as: UTF8.self).replacing("/v1", with: "/v2").utf8),
        ]
        for bytes in damaged {
            #expect(code { _ = try AnswerBook(bytes) } == .book, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func aBookHasAnEnd() throws {
        let lines = (0..<AnswerBook.limit).map { number in
            let election = Digest(of: [UInt8(number >> 8), UInt8(number & 255)])
            return "{\"election\":\"\(Self.text(election))\",\"last_event\":\"\(Self.text(election))\"}"
        }
        var book = try AnswerBook(Self.book(lines.joined(separator: ",")))
        #expect(book.entries.count == AnswerBook.limit)
        #expect(code { try book.enter(Self.tally(1, 1)) } == .book)
        let more = Self.book((lines + [Self.line(1, 1)]).joined(separator: ","))
        #expect(code { _ = try AnswerBook(more) } == .book)
    }
}
