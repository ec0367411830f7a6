//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A set of addresses, named by public rules on postcode and house number.
///
/// An address is in the zone if a rule includes it and no rule excludes it; the order of the rules does not matter.
/// So anybody can tell from the definition alone whether an address is concerned. A round's definition gives it its id
/// and name.
public struct Zone: Sendable {
    /// More rules than any municipality has postcodes.
    public static let ruleLimit = 20_000

    /// As they were given: their order is the definition's.
    public let rules: [ZoneRule]
    private let index: ZoneIndex

    /// A zone of at least one rule that includes; throws `zone` otherwise, or if a rule stands there twice.
    public init(_ rules: [ZoneRule]) throws(AddressError) {
        guard rules.count <= Self.ruleLimit else {
            throw AddressError(.zone, "\(rules.count) rules, more than \(Self.ruleLimit)")
        }
        guard rules.contains(where: { !$0.excludes }) else {
            throw AddressError(.zone, "no rule includes an address")
        }
        var seen: Set<ZoneRule> = []
        for rule in rules where !seen.insert(rule).inserted {
            throw AddressError(.zone, "the rule \(Excerpt.quoted(rule.text)) stands there twice")
        }
        self.rules = rules
        index = ZoneIndex(rules)
    }

    /// Whether the address with this postcode and house number, whatever its letter and addition, is in the zone.
    public func contains(_ postcode: Postcode, _ number: HouseNumber) -> Bool {
        var included = false
        for place in index.candidates(postcode) where rules[place].names(postcode, number) {
            if rules[place].excludes { return false }
            included = true
        }
        return included
    }

    /// The rules that may name an address with this postcode, as places in `rules`.
    func candidates(_ postcode: Postcode) -> [Int] {
        index.candidates(postcode)
    }
}

extension Zone: Hashable {
    public static func == (left: Zone, right: Zone) -> Bool {
        left.rules == right.rules
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(rules)
    }
}
