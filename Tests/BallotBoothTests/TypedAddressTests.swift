//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import BallotCore
import TestSupport
import Testing

@testable import BallotBooth

/// What residents type is read alike by booth and registrar, or their credentials would differ.
@Suite struct TypedAddressTests {
    @Test func postcodesAreReadAsTheRegisterReadsThem() {
        let seed: UInt64 = 9401
        var generator = SeededGenerator(seed: seed)
        var taken = 0
        for _ in 0..<20_000 {
            var typed = ""
            for part in ["019", "0469", "0", "1", "Aa@[z", "Bb`{"] {
                if Int.random(in: 0..<12, using: &generator) == 0 {
                    typed += [" ", "-", "", ".", "x"].randomElement(using: &generator) ?? ""
                }
                typed += part.randomElement(using: &generator).map { String($0) } ?? ""
            }
            let expected = try? Postcode(typed: typed).text
            let read = try? TypedAddress(postcode: bytes(typed), houseNumber: bytes("1")).postcode
            #expect(read.map { String(decoding: $0, as: UTF8.self) } == expected, "\(typed), seed \(seed)")
            if expected != nil { taken += 1 }
        }
        #expect(taken > 1000)
    }

    @Test func houseNumbersAreReadAsTheRegisterReadsThem() {
        let seed: UInt64 = 12
        var generator = SeededGenerator(seed: seed)
        var taken = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<9, using: &generator)
            let typed = String((0..<count).compactMap { _ in "0012389 -aB".randomElement(using: &generator) })
            let expected = try? HouseNumber(typed: typed).text
            let read = try? TypedAddress(postcode: bytes("9401AB"), houseNumber: bytes(typed)).houseNumber
            #expect(read.map { String(decoding: $0, as: UTF8.self) } == expected, "\(typed), seed \(seed)")
            if expected != nil { taken += 1 }
        }
        #expect(taken > 1000)
    }
}
