//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Postcodes that follow each other, as a zone rule names them.
public enum PostcodeSpan: Hashable, Sendable {
    /// Whole areas, `9401` or `9401-9403`: the four digits, from 1000 to 9999.
    case areas(ClosedRange<Int>)
    /// Postcodes, `9401AB` or `9401AB-9401BZ`.
    case postcodes(ClosedRange<Postcode>)

    /// The first and the last postcode.
    var bounds: ClosedRange<Postcode> {
        switch self {
        case .postcodes(let range): range
        case .areas(let range):
            Postcode(
                packed: UInt32(range.lowerBound) * Postcode.lettersPerArea
            )...Postcode(
                packed: UInt32(range.upperBound + 1) * Postcode.lettersPerArea - 1
            )
        }
    }

    /// The canonical text.
    var text: String {
        switch self {
        case .areas(let range): Self.text(range)
        case .postcodes(let range): Self.text(range)
        }
    }

    private static func text<Bound>(_ range: ClosedRange<Bound>) -> String {
        range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
}
