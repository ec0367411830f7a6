//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import TestSupport
import Testing

@Suite("Postcode")
struct PostcodeTests {
    @Test("is read as registers write it, and written back", arguments: ["1000AA", "9401AB", "9999ZZ"])
    func canonical(text: String) throws {
        let postcode = try Postcode(text)
        #expect(postcode.text == text)
        #expect(postcode.spaced == "\(text.prefix(4)) \(text.suffix(2))")
        #expect("\(postcode.area)" == text.prefix(4))
    }

    @Test(
        "is read as people type it",
        arguments: ["9401AB", "9401 ab", " 9401ab ", "9401\u{A0}Ab", "9401-AB", "\t9401  A B"]
    )
    func typed(text: String) throws {
        #expect(try Postcode(typed: text) == Postcode("9401AB"))
    }

    @Test(
        "is refused from a register in any other form",
        arguments: ["", "9401", "9401 AB", "9401ab", "0401AB", "9401ABC", "940AB", "9401A1", "９４０１AB", "9401A\0"]
    )
    func strict(text: String) {
        #expect(throws: AddressError.self) { try Postcode(text) }
    }

    @Test(
        "is refused from a person when no postcode can be meant",
        arguments: ["", "AB9401", "0401AB", "9401ABC", "9401", "9401É", String(repeating: " ", count: 65) + "9401AB"]
    )
    func refused(text: String) throws {
        let error = try #require(throws: AddressError.self) { try Postcode(typed: text) }
        #expect(error.code == .postcode)
    }

    @Test("orders as its text does")
    func order() throws {
        var generator = SeededGenerator(seed: 1)
        var texts: [String] = []
        for _ in 0..<200 {
            let letters = (0..<2).map { _ in UInt8.random(in: 65...90, using: &generator) }
            texts.append("\(Int.random(in: 1000...9999, using: &generator))\(String(decoding: letters, as: UTF8.self))")
        }
        #expect(try texts.map { try Postcode($0) }.sorted().map(\.text) == texts.sorted())
    }
}
