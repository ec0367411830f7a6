//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The name of a zone in definitions, rolls and results: `[a-z0-9-]`, one to forty of them.
public struct ZoneID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The slug.
    public let text: String

    /// Reads a slug.
    public init(_ text: String) throws(AddressError) {
        let fits = (1...40).contains(text.utf8.count)
        guard fits, text.utf8.allSatisfy({ $0.isLower || $0.isDigit || $0 == 0x2D }) else {
            throw AddressError(
                .zoneID,
                "zone id \(Excerpt.quoted(text)): 1 to 40 of a-z, 0-9 and hyphen are expected"
            )
        }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: ZoneID, right: ZoneID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
