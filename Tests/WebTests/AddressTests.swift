//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

@testable import Web

@Suite("Addresses and policies")
struct AddressTests {
    @Test("Every page has its address in both languages")
    func paths() {
        let paths: [(PagePath, String)] = [
            (.start, ""), (.round("a-b"), "a-b/"), (.vote("a-b"), "a-b/stemmen"), (.address("a-b"), "a-b/adres"),
            (.ballotFile("a-b"), "a-b/stembestand"), (.myBallot("a-b"), "a-b/mijn-stem"),
            (.receipt("a-b", []), "a-b/ontvangstbewijs"), (.result("a-b"), "a-b/uitslag"),
            (.verify("a-b"), "a-b/controleren"),
        ]
        for (path, text) in paths {
            #expect(path.text(in: .dutch) == "/nl/\(text)")
            #expect(path.text(in: .english) == "/en/\(text)")
        }
    }

    @Test("Tracking codes stand in addresses without escaping, and are read back")
    func trackingCodes() throws {
        let code = try #require(
            (0..<200).map { Digest(of: [$0]) }.first {
                TrackingCode.text($0).contains("/") && TrackingCode.text($0).contains("+")
            }
        )
        let written = TrackingCode.inAddress(code)
        #expect(
            written.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }
        )
        #expect(TrackingCode.read(written) == code)
        #expect(TrackingCode.read(" \(TrackingCode.text(code))\n") == code)
        #expect(
            PagePath.receipt("r", [code, code]).text(in: .dutch)
                == "/nl/r/ontvangstbewijs?code=\(written)&code=\(written)"
        )
    }

    @Test(
        "What is no tracking code is not read as one",
        arguments: ["", "kort", String(repeating: "A", count: 44), String(repeating: "B", count: 43), "\u{0000}", "é"]
    )
    func noTrackingCodes(text: String) {
        #expect(TrackingCode.read(text) == nil)
    }

    @Test("Scripts run only where a page has one, and the voting document can post nothing")
    func policies() {
        #expect(!ContentPolicy.plain.header.contains("script-src"))
        #expect(ContentPolicy.plain.header.contains("form-action 'self'"))
        #expect(ContentPolicy.script.header.contains("script-src 'self';"))
        #expect(ContentPolicy.booth.header.contains("form-action 'none'"))
        for policy in ContentPolicy.allCases {
            #expect(policy.header.hasPrefix("default-src 'none'; "))
            #expect(policy.header.contains("frame-ancestors 'none'"))
            #expect(policy.header.contains("base-uri 'none'"))
            #expect(!policy.header.contains("unsafe-inline") && !policy.header.contains("'unsafe-eval'"))
        }
    }
}
