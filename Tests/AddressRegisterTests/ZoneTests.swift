//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import TestSupport
import Testing

@Suite("Zone")
struct ZoneTests {
    @Test("contains what a rule includes and none excludes, in whatever order")
    func contains() throws {
        let texts = ["9401-9403", "not 9402 AB-9402 AZ 1-9 odd", "9404 AA 7"]
        for order in [texts, texts.reversed()] {
            let zone = try Zone(order.map { try ZoneRule($0) })
            #expect(try zone.contains(Postcode("9401ZZ"), HouseNumber("1")))
            #expect(try zone.contains(Postcode("9404AA"), HouseNumber("7")))
            #expect(try zone.contains(Postcode("9402AC"), HouseNumber("2")))
            #expect(try !zone.contains(Postcode("9402AC"), HouseNumber("9")))
            #expect(try !zone.contains(Postcode("9404AA"), HouseNumber("8")))
            #expect(try !zone.contains(Postcode("9400ZZ"), HouseNumber("1")))
        }
    }

    @Test("is refused without a rule that includes, with a rule twice, or with too many")
    func refused() throws {
        let rule = try ZoneRule("9401")
        #expect(throws: AddressError.self) { try Zone([]) }
        #expect(throws: AddressError.self) { try Zone([ZoneRule("not 9401")]) }
        #expect(throws: AddressError.self) { try Zone([rule, rule]) }
        #expect(throws: AddressError.self) {
            try Zone(Array(repeating: rule, count: Zone.ruleLimit + 1))
        }
    }

    @Test("answers as its rules do one by one, and finds an overlap exactly when there is one")
    func agreesWithRules() throws {
        for seed in UInt64(0)..<120 {
            var generator = SeededGenerator(seed: seed)
            let first = try randomZone(&generator)
            let second = try randomZone(&generator)
            var shared = 0
            for postcode in try places() {
                for number in (1...12).compactMap({ HouseNumber($0) }) {
                    let naming = first.rules.filter { $0.names(postcode, number) }
                    let expected = !naming.isEmpty && naming.allSatisfy { !$0.excludes }
                    #expect(first.contains(postcode, number) == expected, "seed \(seed)")
                    if first.contains(postcode, number), second.contains(postcode, number) { shared += 1 }
                }
            }
            let overlap = first.overlap(with: second)
            if let overlap {
                #expect(first.contains(overlap.postcode, overlap.number), "seed \(seed)")
                #expect(second.contains(overlap.postcode, overlap.number), "seed \(seed)")
            } else {
                #expect(shared == 0, "seed \(seed)")
            }
        }
    }

    private func places() throws -> [Postcode] {
        try ["9401AA", "9401AB", "9401AC", "9401ZZ", "9402AA", "9402AB", "9403AA"].map { try Postcode($0) }
    }

    private func randomZone(_ generator: inout SeededGenerator) throws -> Zone {
        var rules: Set<ZoneRule> = []
        let spans = ["9401", "9402-9403", "9401AB", "9401AA-9401AC", "9401ZZ-9402AA", "9402AA-9402AB"]
        for index in 0..<Int.random(in: 1...4, using: &generator) {
            var text = index > 0 && Bool.random(using: &generator) ? "not " : ""
            let span = spans[Int.random(in: 0..<spans.count, using: &generator)]
            text += span
            if span.contains("A") {
                let low = Int.random(in: 1...8, using: &generator)
                text += ["", " \(low)-\(low + 3)", " \(low),\(low + 2)"][Int.random(in: 0...2, using: &generator)]
                let parity = text.contains(",") ? 0 : Int.random(in: 0...2, using: &generator)
                text += ["", " odd", " even"][parity]
            }
            rules.insert(try ZoneRule(text))
        }
        return try Zone(rules.sorted { $0.text < $1.text })
    }
}
