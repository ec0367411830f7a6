//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The weighted outcome of one option: public arithmetic on decrypted sums, never a property of a ballot.
public enum WeightedSum {
    /// Σ cell weight × cell sum; nil if there are not as many sums as cells, one is negative, or the result does not fit.
    public static func of(_ sums: [Int], in cells: [Cell]) -> Fraction? {
        guard sums.count == cells.count else { return nil }
        var total = Fraction.zero
        for (cell, sum) in zip(cells, sums) {
            guard let part = cell.weight.multiplied(by: sum), let next = total.adding(part) else { return nil }
            total = next
        }
        return total
    }
}
