//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// Finds n in G^n for n up to a limit: baby steps from a table, then giant steps.
public struct CountFinder: Sendable {
    /// The highest limit; counts beyond it take too long.
    public static let maximum = 1 << 36

    /// The greatest count that is looked for.
    public let limit: Int

    /// G^0 … G^(size − 1).
    private let table: [Bytes32: UInt32]
    /// G^size.
    private let step: Point

    /// Prepares to find counts from 0 up to `limit`; nil if that is over `maximum`.
    public init?(limit: Int) {
        guard limit >= 0, limit <= Self.maximum else { return nil }
        self.limit = limit
        // Some more than the square root, for the table is used many times over.
        let root = Int(Double(limit).squareRoot()) + 1
        let size = min(limit + 1, 4 * root)
        var table: [Bytes32: UInt32] = [:]
        table.reserveCapacity(size)
        var power = Point.neutral
        for exponent in 0..<size {
            table[power.bytes] = UInt32(exponent)
            power = power * .generator
        }
        self.table = table
        step = power
    }

    /// n with G^n = `point`; nil if it is not from 0 up to the limit. Its time depends on n, which is public.
    public func variableTimeCount(of point: Point) -> Int? {
        var rest = point
        var base = 0
        while base <= limit {
            if let exponent = table[rest.bytes] {
                let count = base + Int(exponent)
                return count <= limit ? count : nil
            }
            rest = rest / step
            base += table.count
        }
        return nil
    }
}
