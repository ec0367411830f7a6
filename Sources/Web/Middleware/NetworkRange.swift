//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Addresses that begin alike: `192.0.2.0/24`, `2001:db8::/32`, or one address.
public struct NetworkRange: Hashable, Sendable {
    /// This machine, by either version.
    public static let loopback = [NetworkRange("127.0.0.0/8"), NetworkRange("::1")].compactMap { $0 }

    private let start: NetworkAddress
    /// Of 128 bits.
    private let length: Int

    /// Reads a range; nil unless all bits after the prefix are zero, for then something else was meant.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = NetworkAddress(first) else { return nil }
        let added = address.isVersion4 ? 96 : 0
        if parts.count == 2 {
            guard let bits = Int(parts[1]), "\(bits)" == parts[1], (0...(128 - added)).contains(bits) else {
                return nil
            }
            length = bits + added
        } else {
            length = 128
        }
        guard address.prefix(length) == address else { return nil }
        start = address
    }

    /// Whether the address is one of these.
    public func contains(_ address: NetworkAddress) -> Bool {
        address.prefix(length) == start
    }
}
