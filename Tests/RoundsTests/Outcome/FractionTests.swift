//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import TestSupport
import Testing

struct FractionTests {
    @Test func `is in lowest terms`() throws {
        let fraction = try #require(Fraction(38, 18))
        #expect(fraction.numerator == 19)
        #expect(fraction.denominator == 9)
        #expect(Fraction(0, 7) == .zero)
        #expect(Fraction(2, 4) == .half)
    }

    @Test func `refuses a negative number and a denominator of zero`() {
        #expect(Fraction(-1, 2) == nil)
        #expect(Fraction(1, -2) == nil)
        #expect(Fraction(1, 0) == nil)
        #expect(Fraction(.min, .min) == nil)
    }

    @Test func `compares by cross-multiplication where a product does not fit in 64 bits`() throws {
        let large = try #require(Fraction(.max, .max - 1))
        let larger = try #require(Fraction(.max - 1, .max - 2))
        #expect(large < larger)
        #expect(!(larger < large))
        #expect(large > .one)
        #expect(try #require(Fraction(1, 3)) < #require(Fraction(1, 2)))
    }

    @Test func `says nil where a result does not fit`() throws {
        let huge = Fraction(whole: .max)
        #expect(huge.adding(.one) == nil)
        #expect(huge.multiplied(by: 2) == nil)
        #expect(huge.multiplied(by: -1) == nil)
        let tiny = try #require(Fraction(1, .max))
        #expect(tiny.divided(by: 2) == nil)
        #expect(tiny.divided(by: 0) == nil)
        #expect(tiny.adding(try #require(Fraction(1, .max - 1))) == nil)
        #expect(try #require(Fraction(.max, .max - 1)).adding(huge) == nil)
        #expect(huge.adding(.zero) == huge)
    }

    @Test func `adds, multiplies and divides exactly`() throws {
        let third = try #require(Fraction(1, 3))
        #expect(third.adding(try #require(Fraction(1, 6))) == .half)
        #expect(third.multiplied(by: 6) == Fraction(whole: 2))
        #expect(third.divided(by: 2) == Fraction(1, 6))
    }

    @Test(arguments: [(26, 19, "1.3684"), (1, 3, "0.3333"), (2, 3, "0.6667"), (1, 20_000, "0.0001"), (7, 1, "7.0000")])
    func `writes decimals rounded half up`(top: Int, bottom: Int, text: String) throws {
        #expect(try #require(Fraction(top, bottom)).decimal(places: 4) == text)
    }

    @Test func `writes no point without decimals`() {
        #expect(Fraction.half.decimal(places: 0) == "1")
        #expect(Fraction(whole: .max).decimal(places: 9) == "9223372036854775807.000000000")
    }

    @Test(arguments: [
        ("2/3", 2, 3), ("4/6", 2, 3), ("1", 1, 1), ("0.55", 11, 20), ("55%", 11, 20), ("33.3%", 333, 1000),
    ])
    func `reads what people write`(text: String, top: Int, bottom: Int) {
        #expect(Fraction(text: text) == Fraction(top, bottom))
    }

    @Test(arguments: [
        "", "/", "1/", "/2", "1/0", "-1", "+1", " 1", "1 ", "1/2/3", "0.", ".5", "1.0000000001", "01", "1,5", "%",
        "1%%",
        "9223372036854775808", "1e3", "0x1", "½", "1.-5",
    ])
    func `refuses what is no fraction`(text: String) {
        #expect(Fraction(text: text) == nil)
    }

    @Test func `keeps its canonical text`() throws {
        for (top, bottom) in [(0, 1), (1, 1), (2, 3), (26, 19), (Int.max, Int.max - 1)] {
            let fraction = try #require(Fraction(top, bottom))
            var writer = CanonicalWriter()
            writer.fraction(fraction)
            var reader = CanonicalReader(writer.bytes)
            #expect(try reader.fraction() == fraction)
            try reader.end()
        }
    }

    @Test(arguments: [
        "\"2/4\"", "\"2/1\"", "\"1/0\"", "\"0/3\"", "\"1/2", "1/2", "\"01/2\"", "\"-1/2\"", "\"1/2 \"", "\"\"",
    ])
    func `refuses another spelling of the canonical text`(text: String) {
        var reader = CanonicalReader([UInt8](text.utf8))
        #expect(throws: TextError.self) { try reader.fraction() }
    }

    @Test func `orders as the reals do`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let (a, b) = (Int.random(in: 0...40, using: &generator), Int.random(in: 1...40, using: &generator))
            let (c, d) = (Int.random(in: 0...40, using: &generator), Int.random(in: 1...40, using: &generator))
            let (left, right) = (try #require(Fraction(a, b)), try #require(Fraction(c, d)))
            #expect((left < right) == (a * d < c * b), "seed 11: \(a)/\(b) and \(c)/\(d)")
            #expect((left == right) == (a * d == c * b), "seed 11: \(a)/\(b) and \(c)/\(d)")
        }
    }
}
