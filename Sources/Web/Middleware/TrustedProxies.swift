//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The reverse proxies whose word is taken for where a request comes from.
public struct TrustedProxies: Hashable, Sendable {
    /// More addresses than any chain of proxies has.
    private static let chainLimit = 32

    private let ranges: [NetworkRange]

    /// Trusts the proxies at these addresses; with none, nobody.
    public init(_ ranges: [NetworkRange] = []) {
        self.ranges = ranges
    }

    /// Where a request comes from that `peer` brought: the last address of `X-Forwarded-For` that is no trusted proxy's.
    /// What stands before it in the header is anybody's invention.
    ///
    /// - Parameter forwarded: the header's values in their order.
    func client(peer: NetworkAddress?, forwarded: [String]) -> NetworkAddress? {
        guard var client = peer else { return nil }
        let chain = forwarded.joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false)
        for text in chain.reversed().prefix(Self.chainLimit) {
            guard ranges.contains(where: { $0.contains(client) }) else { break }
            guard let next = NetworkAddress(text.drop { $0 == " " }.prefix { $0 != " " }) else { break }
            client = next
        }
        return client
    }
}
