//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A short name that identifies one thing of one kind: `[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?`.
///
/// It is safe as a file name, in a URL and in a note. `Kind` keeps the id of a sheet from being taken for that of a
/// zone. A literal in the source that is not a slug is a programming error and traps.
public struct Slug<Kind>: Hashable, Sendable {
    /// The longest slug, in characters.
    public static var longest: Int { 40 }

    /// The name.
    public let text: String

    /// Takes `text` as it stands; nil unless it is a slug.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Takes ASCII bytes as they stand; nil unless they are a slug.
    public init?(utf8: some Collection<UInt8>) {
        guard (1...Self.longest).contains(utf8.count) else { return nil }
        var last: UInt8 = 0x2D
        for (index, byte) in utf8.enumerated() {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: break
            case 0x2D where index > 0: break
            default: return nil
            }
            last = byte
        }
        guard last != 0x2D else { return nil }
        text = String(decoding: utf8, as: UTF8.self)
    }
}

extension Slug: ExpressibleByStringLiteral {
    public init(stringLiteral value: StaticString) {
        guard let slug = Self(value.description) else { preconditionFailure("a literal that is not a slug") }
        self = slug
    }
}

extension Slug: Comparable, CustomStringConvertible {
    /// The order of the bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    public var description: String { text }
}
