//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Testing

@testable import Web

@Suite struct NetworkTests {
    @Test func addressesAreReadInTheirSpellings() {
        #expect(NetworkAddress("192.0.2.1") == NetworkAddress("::ffff:192.0.2.1"))
        #expect(NetworkAddress("2001:db8::1") == NetworkAddress("[2001:0DB8:0::0001]"))
        for text in ["", "192.0.2", "192.0.2.256", "192.0.2.1:80", "host", "fe80::1%eth0", "1::2::3", "192.0.2.1\0"] {
            #expect(NetworkAddress(text) == nil, "\(text)")
        }
    }

    @Test func rangesHoldWhatBeginsAlike() throws {
        let range = try #require(NetworkRange("10.1.0.0/16"))
        #expect(range.contains(try #require(NetworkAddress("10.1.255.1"))))
        #expect(!range.contains(try #require(NetworkAddress("10.2.0.1"))))
        #expect(!range.contains(try #require(NetworkAddress("2001:db8::"))))
        #expect(try #require(NetworkRange("::/0")).contains(try #require(NetworkAddress("192.0.2.1"))))
        for text in ["10.1.0.1/16", "10.1.0.0/33", "10.1.0.0/", "10.1.0.0/08", "10.1.0.0/-1", "2001:db8::/129", "/8"] {
            #expect(NetworkRange(text) == nil, "\(text)")
        }
    }

    @Test func limitsCountForWhatOneCustomerHas() throws {
        func network(_ text: String) throws -> ClientNetwork { ClientNetwork(try #require(NetworkAddress(text))) }
        #expect(try network("192.0.2.1") == network("192.0.2.254"))
        #expect(try network("192.0.2.1") != network("192.0.3.1"))
        #expect(try network("2001:db8:0:1200::1") == network("2001:db8:0:12ff::2"))
        #expect(try network("2001:db8:0:1200::1") != network("2001:db8:0:1300::1"))
    }

    @Test func onlyTrustedProxiesSayWhereARequestComesFrom() throws {
        let proxies = TrustedProxies([try #require(NetworkRange("10.0.0.0/8"))])
        let proxy = try #require(NetworkAddress("10.0.0.1"))
        let stranger = try #require(NetworkAddress("203.0.113.9"))
        let voter = try #require(NetworkAddress("192.0.2.1"))
        #expect(proxies.client(peer: proxy, forwarded: ["192.0.2.1"]) == voter)
        #expect(proxies.client(peer: proxy, forwarded: ["198.51.100.1, 192.0.2.1", "10.0.0.2"]) == voter)
        #expect(proxies.client(peer: stranger, forwarded: ["192.0.2.1"]) == stranger, "anybody can send the header")
        #expect(TrustedProxies().client(peer: proxy, forwarded: ["192.0.2.1"]) == proxy)
        #expect(proxies.client(peer: proxy, forwarded: []) == proxy)
        #expect(proxies.client(peer: proxy, forwarded: ["192.0.2.1, unknown"]) == proxy)
        #expect(proxies.client(peer: nil, forwarded: ["192.0.2.1"]) == nil)
    }
}
