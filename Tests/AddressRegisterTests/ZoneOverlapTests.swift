//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import TestSupport
import Testing

@Suite("Zone overlaps")
struct ZoneOverlapTests {
    @Test("are found among many zones exactly where two of them overlap")
    func agreesWithPairs() throws {
        for seed in UInt64(0)..<300 {
            var generator = SeededGenerator(seed: seed)
            let zones = try (0..<4).map { _ in try randomZone(&generator) }
            let found = try #require(Zone.overlaps(among: zones))
            var sharing: Set<Int> = []
            for first in zones.indices {
                for second in zones.indices
                where first < second && zones[first].overlap(with: zones[second]) != nil {
                    sharing.formUnion([first, second])
                }
            }
            #expect(Set(found.flatMap(\.zones)) == sharing, "seed \(seed)")
            for overlap in found {
                #expect(overlap.zones.count == 2 && overlap.zones[0] < overlap.zones[1], "seed \(seed)")
                for zone in overlap.zones {
                    #expect(zones[zone].contains(overlap.postcode, overlap.number), "seed \(seed)")
                }
            }
            #expect(Set(found.map(\.zones)).count == found.count, "seed \(seed)")
        }
    }

    @Test("are not looked for beyond the effort allowed")
    func effort() throws {
        let zones = try (0..<2).map { zone in
            try Zone((0..<20).map { try ZoneRule("9401AA-9401ZZ \(2 * (20 * zone + $0) + 1)") })
        }
        #expect(Zone.overlaps(among: zones) == [])
        #expect(Zone.overlaps(among: zones, effort: 10) == nil)
        #expect(Zone.overlaps(among: []) == [])
    }

    private func randomZone(_ generator: inout SeededGenerator) throws -> Zone {
        let spans = ["9401", "9402-9403", "9401AB", "9401AA-9401AC", "9401ZZ-9402AA", "9402AA-9402AB"]
        var rules: Set<ZoneRule> = []
        for index in 0..<Int.random(in: 1...3, using: &generator) {
            let span = spans[Int.random(in: 0..<spans.count, using: &generator)]
            var text = (index > 0 && Bool.random(using: &generator) ? "not " : "") + span
            if span.contains("A") {
                let low = Int.random(in: 1...6, using: &generator)
                let numbers = ["", "odd", "even", "\(low)", "\(low)-\(low + 3) even", "\(low),\(low + 2)"]
                text += " " + (numbers.randomElement(using: &generator) ?? "")
            }
            rules.insert(try ZoneRule(text))
        }
        if rules.allSatisfy(\.excludes) { rules.insert(try ZoneRule("9401AB 3")) }
        return try Zone(rules.sorted { $0.text < $1.text })
    }
}
