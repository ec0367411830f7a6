//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation

/// An address of the Internet protocol, version 4 or 6; one of version 4 in its place within version 6 (RFC 4291,
/// section 2.5.5.2), so that both spellings of it are the same.
public struct NetworkAddress: Hashable, Sendable {
    /// The first 64 bits.
    let high: UInt64
    /// The last 64 bits.
    let low: UInt64

    private static let version4: UInt64 = 0x0000_FFFF_0000_0000

    /// Reads an address without a port: `192.0.2.1`, `2001:db8::1`, also in square brackets; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        // No address is longer; a zone (`%eth0`) says nothing to anybody else.
        guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            high = 0
            low = Self.version4 | Self.number(bytes[0..<4])
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            high = Self.number(bytes[0..<8])
            low = Self.number(bytes[8..<16])
        } else {
            return nil
        }
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Whether it is one of version 4.
    var isVersion4: Bool {
        high == 0 && low >> 32 == Self.version4 >> 32
    }

    /// The address with all but its first `length` bits zero.
    func prefix(_ length: Int) -> NetworkAddress {
        let mask = { (bits: Int) in bits <= 0 ? 0 : bits >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(bits)) }
        return NetworkAddress(high: high & mask(length), low: low & mask(length - 64))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
