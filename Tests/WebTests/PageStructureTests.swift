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

@Suite("Every page")
struct PageStructureTests {
    struct Rendered: CustomTestStringConvertible {
        let name: String
        let language: Language
        let html: String

        var testDescription: String { "\(language.rawValue)/\(name)" }
    }

    /// What is wrong with a page.
    static func flaws(_ html: String, language: Language) -> [String] {
        do {
            let text = try HTMLText(html)
            return flaws(text, language)
        } catch {
            return ["\(error)"]
        }
    }

    private static func flaws(_ html: HTMLText, _ language: Language) -> [String] {
        let all = html.root.all()
        let shown = html.root.all(withHidden: false)
        var flaws: [String] = []
        if shown.filter({ $0.name == "h1" }).count != 1 { flaws.append("not one h1") }
        if all.first(where: { $0.name == "html" })?.attributes["lang"] != language.rawValue { flaws.append("lang") }
        let titles = all.filter { $0.name == "title" && !$0.content.isEmpty }
        if titles.count != 1 { flaws.append("not one title") }
        if all.filter({ $0.name == "main" }).count != 1 { flaws.append("not one main") }
        for step in all where step.attributes["data-step"] != nil {
            if step.all().filter({ $0.name == "h1" }).count != 1 { flaws.append("a step without one h1") }
        }
        return flaws + references(all) + inline(all) + fields(all) + summaries(all) + texts(html)
    }

    /// Ids are unique; what refers to one finds it.
    private static func references(_ all: [HTMLText.Element]) -> [String] {
        let ids = all.compactMap { $0.attributes["id"] }
        var flaws = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.map { "id \($0) stands twice" }
        // The script makes this one.
        let known = Set(ids).union(["voting-code"])
        for element in all {
            for key in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
                for id in (element.attributes[key] ?? "").split(separator: " ") where !known.contains(String(id)) {
                    flaws.append("\(key) names \(id), which is not there")
                }
            }
            if element.name == "a", let href = element.attributes["href"], href.hasPrefix("#"), href != "#",
                !known.contains(String(href.dropFirst()))
            {
                flaws.append("a link leads to \(href), which is not there")
            }
        }
        return flaws
    }

    /// No code or style in the page, nothing from elsewhere.
    private static func inline(_ all: [HTMLText.Element]) -> [String] {
        var flaws: [String] = []
        for element in all {
            if element.name == "style" { flaws.append("a style element") }
            if element.name == "script", element.attributes["src"] == nil || !element.content.isEmpty {
                flaws.append("an inline script")
            }
            for key in element.attributes.keys where key == "style" || key.hasPrefix("on") {
                flaws.append("the attribute \(key)")
            }
            let loads = [element.attributes["src"], element.name == "link" ? element.attributes["href"] : nil]
            for address in loads.compactMap({ $0 }) where !address.hasPrefix("/") || address.hasPrefix("//") {
                flaws.append("\(address) is loaded")
            }
            for key in ["href", "action"] where element.attributes[key]?.hasPrefix("javascript:") == true {
                flaws.append("a javascript address")
            }
        }
        return flaws
    }

    /// Every field has a label; none is required by the browser, none has a placeholder; no button is disabled.
    private static func fields(_ all: [HTMLText.Element]) -> [String] {
        var flaws: [String] = []
        let shown = all.filter { $0.attributes["type"] != "hidden" }
        for field in shown where ["input", "select", "textarea"].contains(field.name) {
            let id = field.attributes["id"] ?? ""
            let labels = all.filter { $0.name == "label" && $0.attributes["for"] == id && !$0.content.isEmpty }
            if labels.count != 1 { flaws.append("field \(id) has \(labels.count) labels") }
            for key in ["required", "placeholder", "disabled"] where field.attributes[key] != nil {
                flaws.append("field \(id): \(key)")
            }
            if field.attributes["autocomplete"] == nil, field.attributes["type"] != "file" {
                flaws.append("field \(id) without autocomplete")
            }
        }
        for button in all where button.name == "button" {
            if button.attributes["disabled"] != nil { flaws.append("a disabled button") }
            if button.attributes["type"] == nil { flaws.append("a button without type") }
        }
        for form in all where form.name == "form" && form.attributes["novalidate"] == nil {
            flaws.append("a form that the browser validates")
        }
        return flaws
    }

    /// Whoever makes a mistake reads it on top and at the field, and in the title.
    private static func summaries(_ all: [HTMLText.Element]) -> [String] {
        let summaries = all.filter { $0.attributes["class"] == "error-summary" && $0.attributes["hidden"] == nil }
        var flaws: [String] = []
        if summaries.count > 1 { flaws.append("two error summaries") }
        let title = all.first { $0.name == "title" }?.content ?? ""
        let isMarked = title.hasPrefix("Fout: ") || title.hasPrefix("Error: ")
        if isMarked != !summaries.isEmpty { flaws.append("title and summary do not agree") }
        for link in summaries.flatMap({ $0.all() }) where link.name == "a" {
            let id = String((link.attributes["href"] ?? "").dropFirst())
            let field = all.first { $0.attributes["id"] == id }
            let error = all.first { $0.attributes["id"] == "\(id)-error" }
            if field?.attributes["aria-invalid"] != "true" { flaws.append("field \(id) is not marked") }
            if field?.attributes["aria-describedby"]?.contains("\(id)-error") != true {
                flaws.append("field \(id) does not name its mistake")
            }
            if error?.text.contains(link.content) != true { flaws.append("field \(id) has other words") }
            if !link.content.hasSuffix(".") { flaws.append("a mistake without full stop") }
        }
        return flaws
    }

    /// No text is missing, no place for a value is left open.
    private static func texts(_ html: HTMLText) -> [String] {
        var flaws: [String] = []
        if html.text.contains("⟦") { flaws.append("a text is missing") }
        if html.text.contains("{") || html.text.contains("}") { flaws.append("a place for a value is open") }
        if html.text.contains("Optional(") || html.text.contains("nil") { flaws.append("a value is an optional") }
        return flaws
    }

    @Test(
        "has one h1, a title, its language, labels, sound references and no inline code",
        arguments: Language.allCases
    )
    func structure(language: Language) throws {
        let samples = try SamplePages(language)
        for sample in try samples.all() {
            let html = samples.html(sample.page)
            #expect(Self.flaws(html, language: language) == [], "\(language.rawValue)/\(sample.name)")
        }
    }

    @Test(
        "is refused for each fault",
        arguments: [
            ("<h1>x</h1>", "not one h1"), ("<p style=\"color: red\">x</p>", "the attribute style"),
            ("<p onclick=\"x\">x</p>", "the attribute onclick"), ("<script>x</script>", "an inline script"),
            ("<script src=\"//x/y.js\"></script>", "//x/y.js is loaded"), ("<style>x</style>", "a style element"),
            ("<input id=\"a\" autocomplete=\"off\">", "field a has 0 labels"),
            ("<label for=\"b\">x</label>", "for names b, which is not there"),
            ("<a href=\"#c\">x</a>", "a link leads to #c, which is not there"),
            ("<p id=\"main\">x</p>", "id main stands twice"), ("<p>⟦a.b⟧</p>", "a text is missing"),
            ("<p>{count}</p>", "a place for a value is open"),
            ("<button type=\"button\" disabled>x</button>", "a disabled button"),
            ("<div class=\"error-summary\"></div>", "title and summary do not agree"),
            ("<a href=\"javascript:x\">x</a>", "a javascript address"),
            ("<section data-step=\"x\" hidden></section>", "a step without one h1"),
        ]
    )
    func faults(markup: String, flaw: String) throws {
        let samples = try SamplePages(.dutch)
        let page = samples.html(NoticePage(.notFound, samples.setting(.start)))
        let spoilt = page.replacingOccurrences(of: "</main>", with: markup + "</main>")
        #expect(Self.flaws(page, language: .dutch) == [])
        #expect(Self.flaws(spoilt, language: .dutch) == [flaw])
    }
}
