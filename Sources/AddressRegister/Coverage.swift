//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a round's zones cover of a register: for the official who draws them, before anything is issued.
public struct Coverage: Equatable, Sendable {
    /// Addresses with something in common.
    public struct Part: Equatable, Sendable {
        public internal(set) var addresses = 0
        /// Different postcodes among them.
        public internal(set) var postcodes = 0
        /// The sum of `voters`, where the register has them.
        public internal(set) var voters = 0
        /// The first of them, at most `Coverage.shown`.
        public internal(set) var examples: [Address] = []
        private var last: Postcode?

        /// Takes in the next address in the register's order.
        mutating func add(_ entry: RegisterEntry) {
            addresses += 1
            voters += entry.voters ?? 0
            let postcode = entry.address.postcode
            if postcode != last { postcodes += 1 }
            last = postcode
            if examples.count < Coverage.shown { examples.append(entry.address) }
        }
    }

    /// Two zones, by their places in the list, that share addresses.
    public struct Pair: Hashable, Comparable, Sendable {
        public let first: Int
        public let second: Int

        public static func < (left: Pair, right: Pair) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }

    /// Examples in a part.
    public static let shown = 10

    /// What each zone covers, in the order of the zones.
    public private(set) var zones: [Part]
    /// What two zones both cover; what three cover counts for each pair of them.
    public private(set) var overlaps: [Pair: Part] = [:]
    /// What no zone covers.
    public private(set) var outside = Part()
    /// For each zone the rules that name no address of the register, by their places in `Zone.rules`.
    public private(set) var idleRules: [[Int]]

    /// Puts every address of the register into the zones that contain it.
    public init(of zones: [Zone], in register: Register) {
        self.zones = zones.map { _ in Part() }
        var used: [Set<Int>] = zones.map { _ in [] }
        var previous: Address?
        var inside: [Int] = []
        for entry in register.entries {
            let (postcode, number) = (entry.address.postcode, entry.address.number)
            if previous.map({ !$0.sharesKey(with: entry.address) }) ?? true {
                inside = zones.indices.filter { zones[$0].contains(postcode, number) }
                for (index, zone) in zones.enumerated() {
                    for rule in zone.candidates(postcode) where zone.rules[rule].names(postcode, number) {
                        used[index].insert(rule)
                    }
                }
            }
            previous = entry.address
            for zone in inside { self.zones[zone].add(entry) }
            for (place, first) in inside.enumerated() {
                for second in inside[(place + 1)...] {
                    overlaps[Pair(first: first, second: second), default: Part()].add(entry)
                }
            }
            if inside.isEmpty { outside.add(entry) }
        }
        idleRules = zip(zones, used).map { zone, used in zone.rules.indices.filter { !used.contains($0) } }
    }
}
