//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import TestSupport
import Testing

@Suite("Zone rule")
struct ZoneRuleTests {
    @Test(
        "has one canonical text",
        arguments: [
            ("9401", "9401"), (" 9401 - 9403 ", "9401-9403"), ("9401-9401", "9401"), ("9401 ab", "9401AB"),
            ("9401AB-9401AB", "9401AB"), ("9401 AB - 9401 BZ", "9401AB-9401BZ"), ("not 9401", "not 9401"),
            ("9401 AB 1-99 odd", "9401AB 1-99 odd"), ("9401AB12", "9401AB 12"), ("9401AB 5 , 3,4,4-7", "9401AB 3-7"),
            ("9401AB even", "9401AB even"), ("9401AB 1-99999", "9401AB"),
            ("not 9401 ab-9401 az 2 - 8 even", "not 9401AB-9401AZ 2-8 even"),
            ("9401 OD odd", "9401OD odd"),
        ]
    )
    func canonical(text: String, expected: String) throws {
        let rule = try ZoneRule(text)
        #expect(rule.text == expected)
        #expect(try ZoneRule(canonical: expected) == rule)
        if text != expected {
            #expect(throws: AddressError.self) { try ZoneRule(canonical: text) }
        }
    }

    @Test(
        "is refused when it does not follow the grammar",
        arguments: [
            "", "not", "0401", "940", "94011", "9401-", "9401-9400", "9403-9401AB", "9401AB-9403", "9401AB-9401AA",
            "9401ABC", "9401 12", "9401 odd", "9401-9403 even", "9401AB 0", "9401AB 05", "9401AB 100000", "9401AB 9-3",
            "9401AB 1,", "9401AB ,1", "9401AB 1-", "9401AB 12 odd", "9401AB odd even", "9401AB oddly", "9401AB 1 2",
            "9401AB;", "Not 9401", "not9401", "9401AB 12A", "9401\u{A0}AB", "9401AB\0", "*", "é",
        ]
    )
    func refused(text: String) throws {
        let error = try #require(throws: AddressError.self) { try ZoneRule(text) }
        #expect(error.code == .zoneRule)
        #expect(!error.detail.contains("\0"))
    }

    @Test("is refused when it is longer than any street, without reading it")
    func tooLong() {
        #expect(throws: AddressError.self) { try ZoneRule("9401AB " + String(repeating: "1,", count: 10_000) + "1") }
    }

    @Test("reads any bytes without a trap, and what it reads it writes canonically")
    func hostile() throws {
        let alphabet = [UInt8]("0123459AB -,odevnt\u{FF}".utf8)
        for seed in UInt64(0)..<4000 {
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...24, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let text = "9401" + String(decoding: bytes, as: UTF8.self)
            guard let rule = try? ZoneRule(text) else { continue }
            #expect(try ZoneRule(canonical: rule.text) == rule, "seed \(seed): \(text)")
        }
    }

    @Test("names the numbers of its side of the street only")
    func parity() throws {
        let rule = try ZoneRule("9401AB 3-9,20-21 odd")
        let named = try (1...30).filter { try rule.names(Postcode("9401AB"), #require(HouseNumber($0))) }
        #expect(named == [3, 5, 7, 9, 21])
    }
}
