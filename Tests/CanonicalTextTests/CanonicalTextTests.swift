//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import TestSupport
import Testing

@Suite struct CanonicalTextTests {
    @Test func whatIsWrittenReadsBack() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)).map { String($0) } ?? "\u{7F}"
            }.joined()
            let number = Int.random(in: 0...Int.max, using: &generator)
            var writer = CanonicalWriter()
            writer.literal("{\"text\":")
            writer.string(text.utf8)
            writer.literal(",\"number\":")
            writer.integer(number)
            writer.literal("}")
            var reader = CanonicalReader(writer.bytes)
            try reader.literal("{\"text\":")
            #expect(try reader.string() == [UInt8](text.utf8))
            try reader.literal(",\"number\":")
            #expect(try reader.integer() == number)
            try reader.literal("}")
            try reader.end()
        }
    }

    @Test(arguments: [
        #""\/""#, #""\u0041""#, #""\u000a""#, #""\u001F""#, "\"\u{01}\"", "\"\u{7F}\"", "\"a", #""\"#, #""\u00"#,
        #""\x""#,
    ])
    func aStringInAnotherSpellingIsRefused(_ text: String) {
        var reader = CanonicalReader([UInt8](text.utf8))
        #expect(throws: TextError.self) { try reader.string() }
    }

    @Test(arguments: ["", "-1", "01", "+1", "00", "x", "9223372036854775808"])
    func aNumberInAnotherSpellingIsRefused(_ text: String) {
        var reader = CanonicalReader([UInt8](text.utf8))
        #expect(throws: TextError.self) {
            _ = try reader.integer()
            try reader.end()
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]
    )
    func illFormedUTF8IsRefused(_ bytes: [UInt8]) {
        #expect(!UTF8Text.isValid(bytes))
        var reader = CanonicalReader([0x22] + bytes + [0x22])
        #expect(throws: TextError.self) { try reader.string() }
    }

    @Test func hashesHaveTheirPublishedValueAndTwoTexts() throws {
        // FIPS 180-4, the one-block example.
        let hash = Digest(of: Array("abc".utf8))
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(String(decoding: hash.hex, as: UTF8.self) == hex)
        #expect(Digest(hex: hash.hex) == hash)
        #expect(Digest(base64: hash.base64) == hash)
        #expect(hash.base64.count == 43)
        #expect(Digest(hex: hex.uppercased().utf8) == nil)
        #expect(Digest(hex: hex.dropLast().utf8) == nil)
        var loose = hash.base64
        loose[42] = UInt8(ascii: "1")  // sets bits that no byte uses
        #expect(Digest(base64: loose) == nil)
        #expect(Digest(base64: hash.base64 + [0x3D]) == nil)
    }

    @Test func bytesAreOrderedFirstByteFirst() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let (a, b) = (
                (0..<32).map { _ in UInt8.random(in: 0...1, using: &generator) },
                (0..<32).map { _ in UInt8.random(in: 0...1, using: &generator) }
            )
            let (left, right) = (try #require(Bytes32(a)), try #require(Bytes32(b)))
            #expect((left < right) == a.lexicographicallyPrecedes(b))
            #expect(left.array == a)
        }
        #expect(Bytes32([1, 2, 3]) == nil)
    }
}
