//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// An exact number from 0 up: a share, a quorum, a weight. Always in lowest terms, so equal values have equal texts.
///
/// No operation rounds and none traps: what does not fit in 63 bits is nil. Numbers that a definition allows (weights of
/// at most four digits, electorates of a million) stay far below that.
public struct Fraction: Hashable, Sendable {
    /// From 0 up.
    public let numerator: Int
    /// From 1 up; 1 for a whole number.
    public let denominator: Int

    /// None of it.
    public static let zero = Fraction(whole: 0)
    /// All of it.
    public static let one = Fraction(whole: 1)
    /// A half.
    public static let half = Fraction(lowest: 1, 2)

    /// `numerator / denominator` in lowest terms; nil for a negative number or a denominator of 0.
    public init?(_ numerator: Int, _ denominator: Int) {
        guard numerator >= 0, denominator > 0 else { return nil }
        self.init(UInt128(numerator), UInt128(denominator))
    }

    /// A whole number. A negative one is the caller's error.
    public init(whole: Int) {
        precondition(whole >= 0, "a fraction is never negative")
        self.init(lowest: whole, 1)
    }

    private init(lowest numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    private init?(_ numerator: UInt128, _ denominator: UInt128) {
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        guard let top = Int(exactly: numerator / divisor), let bottom = Int(exactly: denominator / divisor) else {
            return nil
        }
        self.init(lowest: top, bottom)
    }

    /// Whether this is at most 1, so that it can be a share of something.
    public var isShare: Bool {
        numerator <= denominator
    }

    /// This and `other` together; nil if that does not fit.
    public func adding(_ other: Fraction) -> Fraction? {
        let (left, leftOverflow) = Self.product(numerator, other.denominator)
            .addingReportingOverflow(Self.product(other.numerator, denominator))
        return leftOverflow ? nil : Fraction(left, Self.product(denominator, other.denominator))
    }

    /// This times `count`; nil if that does not fit, or for a negative count.
    public func multiplied(by count: Int) -> Fraction? {
        count < 0 ? nil : Fraction(Self.product(numerator, count), UInt128(denominator))
    }

    /// This divided by `count`; nil if that does not fit, or for a count below 1.
    public func divided(by count: Int) -> Fraction? {
        count < 1 ? nil : Fraction(UInt128(numerator), Self.product(denominator, count))
    }

    /// Compares `part` with this fraction of `whole`, exactly, whatever their sizes. Both must be from 0 up.
    func compares(_ part: Int, of whole: Int, by comparison: (UInt128, UInt128) -> Bool) -> Bool {
        precondition(part >= 0 && whole >= 0, "counts are never negative")
        return comparison(Self.product(part, denominator), Self.product(numerator, whole))
    }

    private static func product(_ left: Int, _ right: Int) -> UInt128 {
        // Both are under 2^63, so the product is under 2^126.
        UInt128(left.magnitude) * UInt128(right.magnitude)
    }

    private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension Fraction: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        product(left.numerator, right.denominator) < product(right.numerator, left.denominator)
    }
}
