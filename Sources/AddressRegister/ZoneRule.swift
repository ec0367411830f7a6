//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One line of a zone: the addresses it takes in, or with `not` the addresses it leaves out.
///
/// ```
/// rule    = ["not "] areas | ["not "] codes [" " numbers] [" " parity]
/// areas   = area ["-" area]                 9401        9401-9403
/// codes   = postcode ["-" postcode]         9401AB      9401AB-9401BZ
/// numbers = number ["-" number] *("," …)    12          1-99,120
/// parity  = "odd" | "even"
/// ```
///
/// That is the canonical text. People may also write `9401 AB`, small letters, and spaces around `-` and `,`.
/// House numbers go with whole postcodes only: within an area they name no place. Letter and addition cannot be named,
/// for a voter's address counts by postcode and house number alone.
public struct ZoneRule: Hashable, Sendable {
    /// Whether the rule takes addresses out of the zone.
    public let excludes: Bool
    /// Where.
    public let span: PostcodeSpan
    /// Which numbers there.
    public let numbers: HouseNumberSet

    /// A rule from its parts; throws `zoneRule` where house numbers stand beside whole areas.
    public init(excludes: Bool = false, span: PostcodeSpan, numbers: HouseNumberSet = .all) throws(AddressError) {
        if case .areas = span, numbers != .all {
            throw AddressError(
                .zoneRule,
                "house numbers \(numbers.text) of area \(span.text): they need a whole postcode, such as 9401AB"
            )
        }
        self.excludes = excludes
        self.span = span
        self.numbers = numbers
    }

    /// Reads a rule as a person writes it.
    public init(_ text: String) throws(AddressError) {
        var parser = try ZoneRuleParser(text)
        self = try parser.rule()
    }

    /// Reads a rule in its canonical text and no other.
    public init(canonical text: String) throws(AddressError) {
        try self.init(text)
        guard self.text == text else {
            throw AddressError(
                .zoneRule,
                "zone rule \(Excerpt.quoted(text)): the canonical text is \(Excerpt.quoted(self.text))"
            )
        }
    }

    /// The canonical text, which goes into a definition.
    public var text: String {
        let prefix = excludes ? "not " : ""
        return numbers == .all ? prefix + span.text : "\(prefix)\(span.text) \(numbers.text)"
    }

    /// Whether postcode and number are what the rule names, be it to include or to exclude them.
    public func names(_ postcode: Postcode, _ number: HouseNumber) -> Bool {
        span.bounds.contains(postcode) && numbers.contains(number)
    }
}
