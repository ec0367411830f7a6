//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Zone {
    /// A postcode and house number that both zones contain, if there is any: from the rules alone, whether or not
    /// such an address exists.
    ///
    /// If the zones share anything, they share one of the candidates. Take the lowest shared postcode: a rule begins
    /// there or an exclusion has ended just before. With the lowest shared house number of its parity it is the same.
    public func overlap(with other: Zone) -> (postcode: Postcode, number: HouseNumber)? {
        var postcodes: Set<Postcode> = []
        for rule in rules + other.rules {
            let bounds = rule.span.bounds
            if !rule.excludes {
                postcodes.insert(bounds.lowerBound)
            } else if bounds.upperBound < .last {
                postcodes.insert(Postcode(packed: bounds.upperBound.packed + 1))
            }
        }
        for postcode in postcodes.sorted() {
            let near = candidates(postcode).map { rules[$0] } + other.candidates(postcode).map { other.rules[$0] }
            var numbers: Set<Int> = [1, 2]
            for range in near.flatMap(\.numbers.ranges) {
                numbers.formUnion([
                    range.lowerBound, range.lowerBound + 1, range.upperBound + 1, range.upperBound + 2,
                ])
            }
            for number in numbers.sorted().compactMap({ HouseNumber($0) })
            where contains(postcode, number) && other.contains(postcode, number) {
                return (postcode, number)
            }
        }
        return nil
    }
}
