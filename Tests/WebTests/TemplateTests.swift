//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

@testable import Web

@Suite("Templates")
struct TemplateTests {
    private func templates() throws -> [String: TemplateText] {
        try PageResources.bundled().templates.mapValues { try TemplateText($0) }
    }

    @Test("Every name in a template is a value of its page, and every tag is reached by a sample")
    func names() throws {
        var walk = TemplateWalk(try templates())
        for language in Language.allCases {
            for sample in try SamplePages(language).all() { walk.walk(sample.page) }
        }
        #expect(walk.flaws.sorted() == [])
        #expect(walk.all.subtracting(walk.reached).sorted() == [])
    }

    struct Inner: Sendable {
        let title: String?
        let other: String
    }

    struct Outer: Page {
        static let template = "outer"
        let layout: Layout
        let title = "page"
        let inner = Inner(title: nil, other: "x")
        let isOpen = false
    }

    @Test(
        "A name that is not there, that may be empty, or that means something further out is found",
        arguments: [
            ("{{titel}}", "outer: titel is not there"), ("{{#inner}}{{title}}{{/inner}}", "outer: title may be empty"),
            (
                "{{#inner}}{{#title}}x{{/title}}{{/inner}}",
                "outer: title may be empty, and then means something further out"
            ), ("{{inner.more}}", "outer: inner.more is not there"), ("{{inner}}", "outer: inner is no text but Inner"),
            ("{{#open}}{{/open}}", "outer: open is not there"), ("{{>part}}", "there is no template part"),
            ("{{isOpen}}", "outer: isOpen is no text but Bool"),
        ]
    )
    func flaws(template: String, flaw: String) throws {
        var walk = TemplateWalk(["outer": try TemplateText(template)])
        let setting = try SamplePages(.dutch).setting(.start)
        walk.walk(Outer(layout: Layout(setting, title: nil)))
        #expect(walk.flaws.contains(flaw))
    }

    @Test("A tag that no sample reaches is found")
    func unreached() throws {
        var walk = TemplateWalk(["outer": try TemplateText("{{#isOpen}}{{title}}{{/isOpen}}")])
        walk.walk(Outer(layout: Layout(try SamplePages(.dutch).setting(.start), title: nil)))
        #expect(walk.all.subtracting(walk.reached).sorted() == ["outer #isOpen", "outer title"])
    }

    @Test(
        "What is more than a name, is not escaped, or is not closed is refused",
        arguments: ["{{{title}}}", "{{&title}}", "{{first(title)}}", "{{#a}}{{/b}}", "{{#a}}", "{{a"]
    )
    func refused(template: String) {
        #expect(throws: TemplateText.Flaw.self) { try TemplateText(template) }
    }
}
