//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Testing

@testable import Letters

@Suite struct HTMLTests {
    @Test func `What is put into markup is escaped, and markup in markup is not`() {
        let inner: HTML = "<b>\("a < b")</b>"
        let html: HTML = "<p title=\"\("\"'&<>")\">\(inner) \(7)</p>"
        #expect(html.text == "<p title=\"&quot;&#39;&amp;&lt;&gt;\"><b>a &lt; b</b> 7</p>")
    }

    @Test(arguments: [0, 0x1B, 0x85, 0x202E, 0x200B, 0x2066, 0xFDD0, 0xFFFF, 0x1FFFE, 0xFEFF, 0xE0041] as [UInt32])
    func `A character that nobody would see is shown as a mark`(_ hidden: UInt32) throws {
        let hidden = Character(try #require(Unicode.Scalar(hidden)))
        #expect(HTML(escaping: "a\(hidden)b").text == "a\u{FFFD}b")
    }

    @Test func `Letters of other languages stay as they are`() {
        let text = "Café Ĳ ŵ ß – “ja” 日本"
        #expect(HTML(escaping: text).text == text)
    }

    @Test func `Slots are filled in, and no text can make one`() throws {
        let forged = String(Character(try #require(Unicode.Scalar(HTML.firstSlot + 1))))
        let html: HTML = "<p>\(HTML.slot(0))|\(forged)|\(HTML.slot(1))|\(HTML.slot(2))|é</p>"
        let filled = PrintTemplate(html).filled([Array("een".utf8), Array("<br>".utf8)])
        #expect(String(decoding: filled, as: UTF8.self) == "<p>een|\u{FFFD}|<br>||é</p>")
    }

    @Test func `A document loads nothing, runs nothing and names its language`() {
        let document = PrintDocument(language: "nl", title: "A & B", styles: ["p { margin: 0 }"])
        let text = document.with("<p>Hallo</p>\n").text.replacing("&#39;", with: "'")
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">\n"))
        #expect(text.contains("<title>A &amp; B</title>"))
        // The hash of the style, computed elsewhere.
        #expect(text.contains("style-src 'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='\""))
        #expect(text.contains("content=\"default-src 'none'; "))
        #expect(!text.contains("<script") && text.hasSuffix("<p>Hallo</p>\n</body>\n</html>\n"))
    }
}
