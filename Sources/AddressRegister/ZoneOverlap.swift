//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// An address that two zones of a list share, whether or not it exists.
public struct ZoneOverlap: Hashable, Sendable {
    /// The places of the two in the list; the first is the lower.
    public let zones: [Int]
    public let postcode: Postcode
    public let number: HouseNumber
}

extension Zone {
    /// Addresses that zones share: for each zone that shares any, at least one; empty if every two are apart.
    ///
    /// All zones are walked once, postcode by postcode, so that many of them cost no more than their rules. `effort`
    /// bounds the walk, in ranges of house numbers looked at; nil if that is not enough, which only rules made for it need.
    public static func overlaps(among zones: [Zone], effort: Int = 2_000_000) -> [ZoneOverlap]? {
        var finder = ZoneOverlapFinder(zones)
        return finder.run(effort: effort) ? finder.found : nil
    }
}

/// Walks the postcodes at which zones can begin to share an address; `Zone.overlap(with:)` says why these suffice.
private struct ZoneOverlapFinder {
    private struct Entry {
        let zone: Int
        let rule: ZoneRule
    }

    private let zoneCount: Int
    private let single: [Postcode: [Entry]]
    /// By first postcode.
    private let wide: [Entry]
    private let postcodes: [Postcode]
    private var pairs: Set<[Int]> = []
    private(set) var found: [ZoneOverlap] = []

    init(_ zones: [Zone]) {
        zoneCount = zones.count
        var single: [Postcode: [Entry]] = [:]
        var wide: [Entry] = []
        var postcodes: Set<Postcode> = []
        for (zone, rules) in zones.map(\.rules).enumerated() {
            for rule in rules {
                let bounds = rule.span.bounds
                if bounds.lowerBound == bounds.upperBound {
                    single[bounds.lowerBound, default: []].append(Entry(zone: zone, rule: rule))
                } else {
                    wide.append(Entry(zone: zone, rule: rule))
                }
                if !rule.excludes {
                    postcodes.insert(bounds.lowerBound)
                } else if bounds.upperBound < .last {
                    postcodes.insert(Postcode(packed: bounds.upperBound.packed + 1))
                }
            }
        }
        self.single = single
        self.wide = wide.sorted { $0.rule.span.bounds.lowerBound < $1.rule.span.bounds.lowerBound }
        self.postcodes = postcodes.sorted()
    }

    /// Finds what there is; false if the effort did not suffice.
    mutating func run(effort: Int) -> Bool {
        var rest = effort
        var next = 0
        var active: [Entry] = []
        for postcode in postcodes {
            active.removeAll { $0.rule.span.bounds.upperBound < postcode }
            while next < wide.count, wide[next].rule.span.bounds.lowerBound <= postcode {
                if wide[next].rule.span.bounds.upperBound >= postcode { active.append(wide[next]) }
                next += 1
            }
            let near = active + (single[postcode] ?? [])
            rest -= near.reduce(1) { $0 + $1.rule.numbers.ranges.count + 1 }
            guard rest >= 0 else { return false }
            guard Set(near.lazy.filter { !$0.rule.excludes }.map(\.zone)).count > 1 else { continue }
            for first in [1, 2] { walk(near, at: postcode, from: first) }
        }
        return true
    }

    /// Walks the house numbers of one parity: `first` is 1 or 2.
    private mutating func walk(_ near: [Entry], at postcode: Postcode, from first: Int) {
        var changes: [(number: Int, zone: Int, included: Int, excluded: Int)] = []
        for entry in near {
            let numbers = entry.rule.numbers
            if let parity = numbers.parity, !parity.contains(first) { continue }
            for range in numbers.ranges.isEmpty ? [1...HouseNumber.highest] : numbers.ranges {
                let lower = range.lowerBound + abs(range.lowerBound - first) % 2
                let upper = range.upperBound - abs(range.upperBound - first) % 2
                guard lower >= first, lower <= upper else { continue }
                let (included, excluded) = entry.rule.excludes ? (0, 1) : (1, 0)
                changes.append((lower, entry.zone, included, excluded))
                changes.append((upper + 2, entry.zone, -included, -excluded))
            }
        }
        changes.sort { $0.number < $1.number }
        var rules = [(included: Int, excluded: Int)](repeating: (0, 0), count: zoneCount)
        var inside: Set<Int> = []
        var index = 0
        while index < changes.count {
            let number = changes[index].number
            var entered: Set<Int> = []
            while index < changes.count, changes[index].number == number {
                let (zone, change) = (changes[index].zone, changes[index])
                rules[zone].included += change.included
                rules[zone].excluded += change.excluded
                if rules[zone].included > 0, rules[zone].excluded == 0 {
                    if inside.insert(zone).inserted { entered.insert(zone) }
                } else {
                    inside.remove(zone)
                }
                index += 1
            }
            guard inside.count > 1, !entered.isEmpty else { continue }
            record(entered.intersection(inside), among: inside, at: postcode, number)
        }
    }

    /// Notes each zone just entered with another that the address is in.
    private mutating func record(_ entered: Set<Int>, among inside: Set<Int>, at postcode: Postcode, _ number: Int) {
        guard let shared = HouseNumber(number) else { return }
        for zone in entered.sorted() {
            let pair = [zone, inside.filter { $0 != zone }.min() ?? zone].sorted()
            if pairs.insert(pair).inserted {
                found.append(ZoneOverlap(zones: pair, postcode: postcode, number: shared))
            }
        }
    }
}
