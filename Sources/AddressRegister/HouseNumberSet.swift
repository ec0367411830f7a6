//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// House numbers by ranges and parity, as a zone rule names them.
public struct HouseNumberSet: Hashable, Sendable {
    /// Which side of the street.
    public enum Parity: String, Sendable {
        case odd
        case even

        func contains(_ number: Int) -> Bool {
            number.isMultiple(of: 2) == (self == .even)
        }
    }

    /// Ascending, not touching each other; empty for all numbers.
    public let ranges: [ClosedRange<Int>]
    /// Nil for both.
    public let parity: Parity?

    /// Every house number.
    public static let all = HouseNumberSet(merged: [], parity: nil)

    private init(merged: [ClosedRange<Int>], parity: Parity?) {
        ranges = merged
        self.parity = parity
    }

    /// The numbers of `ranges` that have the parity; none of the ranges, all numbers that have it.
    ///
    /// Throws `zoneRule` for a range outside 1 to 99999, or one without any number of that parity.
    public init(_ ranges: [ClosedRange<Int>], parity: Parity?) throws(AddressError) {
        for range in ranges {
            guard range.lowerBound >= 1, range.upperBound <= HouseNumber.highest else {
                throw AddressError(.zoneRule, "house number range \(Self.text(range)): 1 to 99999 is expected")
            }
            if let parity, range.count == 1, !parity.contains(range.lowerBound) {
                throw AddressError(.zoneRule, "house number \(range.lowerBound) is not \(parity.rawValue)")
            }
        }
        var merged: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.init(merged: merged == [1...HouseNumber.highest] ? [] : merged, parity: parity)
    }

    /// Whether the number is one of these.
    public func contains(_ number: HouseNumber) -> Bool {
        let value = number.value
        if let parity, !parity.contains(value) { return false }
        guard !ranges.isEmpty else { return true }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    /// The canonical text: `1-99,120 odd`, empty for all numbers.
    var text: String {
        var parts: [String] = []
        if !ranges.isEmpty { parts.append(ranges.map(Self.text).joined(separator: ",")) }
        if let parity { parts.append(parity.rawValue) }
        return parts.joined(separator: " ")
    }

    private static func text(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
}
