//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The uuid of a sheet's election, as Belenios writes one: 14 to 64 base58 characters.
public struct ElectionID: Hashable, Sendable, CustomStringConvertible {
    /// The uuid.
    public let text: String

    /// Takes `text` as it stands; nil unless it is a uuid.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    /// Takes ASCII bytes as they stand; nil unless they are a uuid.
    public init?(utf8: some Collection<UInt8>) {
        guard (14...64).contains(utf8.count), utf8.allSatisfy(Self.isBase58) else { return nil }
        text = String(decoding: utf8, as: UTF8.self)
    }

    public var description: String { text }

    /// Letters and digits without `0`, `I`, `O` and `l`.
    private static func isBase58(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "l"): false
        case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
