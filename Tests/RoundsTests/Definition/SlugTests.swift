//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

@Suite struct SlugTests {
    @Test(arguments: ["a", "7", "halfweg-2028", "a--b", String(repeating: "z", count: 40)])
    func aSlugKeepsItsText(_ text: String) throws {
        #expect(try #require(RoundID(text)).text == text)
    }

    @Test(arguments: [
        "", "-", "-a", "a-", "A", "a_b", "a b", "a/b", "a.b", "é", "a\n", "a\u{0}", String(repeating: "z", count: 41),
    ])
    func whatIsNoSlugIsRefused(_ text: String) {
        #expect(SheetID(text) == nil)
    }

    @Test func aStratumIsItsZoneAndItsGroup() throws {
        let stratum = StratumID(zone: "centrum", group: "inwoners")
        #expect(stratum.text == "centrum/inwoners")
        #expect(StratumID("centrum/inwoners") == stratum)
        for text in ["centrum", "centrum/", "/inwoners", "a/b/c", "a//b", "a/b/", "A/b", ""] {
            #expect(StratumID(text) == nil)
        }
    }
}
