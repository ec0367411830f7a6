//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Finds the rules for a postcode without walking all: a list of addresses makes thousands of rules.
struct ZoneIndex: Sendable {
    private var single: [Postcode: [Int]] = [:]
    private var wide: [Int] = []

    init(_ rules: [ZoneRule]) {
        for (place, rule) in rules.enumerated() {
            let bounds = rule.span.bounds
            if bounds.lowerBound == bounds.upperBound {
                single[bounds.lowerBound, default: []].append(place)
            } else {
                wide.append(place)
            }
        }
    }

    /// The places of all rules that name `postcode`, and of some that do not.
    func candidates(_ postcode: Postcode) -> [Int] {
        guard let own = single[postcode] else { return wide }
        return wide.isEmpty ? own : own + wide
    }
}
