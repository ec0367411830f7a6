//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A municipality's addresses, each once, in the order of `Address`.
///
/// It knows no people: how many may vote at an address the municipality adds (`kiesgerechtigden`).
public struct Register: Sendable {
    /// More addresses than any Dutch municipality has.
    public static let limit = 2_000_000

    public let entries: [RegisterEntry]

    /// Takes entries that are different addresses.
    public init(_ entries: [RegisterEntry]) {
        self.entries = entries.sorted { $0.address < $1.address }
    }

    /// Everything with this postcode and house number, whatever letter and addition.
    public func entries(at postcode: Postcode, _ number: HouseNumber) -> ArraySlice<RegisterEntry> {
        let first = Address(postcode: postcode, number: number, packedLetter: 0, packedAddition: 0)
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].address < first { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < entries.count, entries[end].address.sharesKey(with: first) { end += 1 }
        return entries[low..<end]
    }
}
