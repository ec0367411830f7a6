//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import Testing

@testable import Web

@Suite("Escaping")
struct EscapingTests {
    @Test(
        "What somebody typed cannot leave its attribute",
        arguments: [
            "\" autofocus onfocus=\"x", "<script>x</script>", "\"\u{0301} onfocus=x y=\"\u{0301}", "'><b>", "&quot;",
        ]
    )
    func typed(text: String) throws {
        let samples = try SamplePages(.dutch)
        let round = try SampleRounds.open()
        let page = AddressPage(
            round,
            AddressPage.Typed(postcode: text, houseNumber: "x"),
            samples.setting(.address(round.id))
        )
        let html = try HTMLText(samples.html(page))
        let field = try #require(html.root.all().first { $0.attributes["id"] == "postcode" })
        #expect(field.attributes["onfocus"] == nil)
        let value = try #require(field.attributes["value"])
        var read = value
        for (written, meant) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            read = read.replacingOccurrences(of: written, with: meant, options: .literal)
        }
        #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
        #expect(PageStructureTests.flaws(samples.html(page), language: .dutch) == [])
    }

    @Test("A round's own words are escaped, in text and in the script's data")
    func definition() throws {
        let samples = try SamplePages(.dutch)
        var draft = try SampleDefinition.draft()
        let hostile = "</div><script>alert(1)</script>\"'&"
        draft.title.nl = hostile
        draft.sheets[0].questions[0].text.nl = hostile + "2"
        draft.sheets[0].questions[0].options[0].text.nl = hostile
        let definition = try RoundDefinition(checking: draft)
        var round = try SampleRounds.open()
        round.definition = definition
        for html in [
            samples.html(VotingPage(round, samples.setting(.vote(round.id)))),
            samples.html(RoundPage(round, samples.setting(.round(round.id)))),
            samples.html(StartPage([round], samples.setting(.start))),
        ] {
            #expect(!html.contains("<script>"))
            #expect(!html.contains("</script>\""))
            #expect(PageStructureTests.flaws(html, language: .dutch) == [])
        }
    }

    @Test("Every byte that could end a text or an attribute is replaced")
    func bytes() {
        let escaped = HTMLEscaping().escapeText("<\u{0338}>\u{0338}&\u{0301}\"\u{0301}'\u{20E3}é")
        #expect(
            Array(escaped.unicodeScalars)
                == Array("&lt;\u{0338}&gt;\u{0338}&amp;\u{0301}&quot;\u{0301}&#39;\u{20E3}é".unicodeScalars)
        )
    }
}
