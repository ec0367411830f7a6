//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Letters
public import Rounds

/// The paper ballot of a pile, to be printed as often as it is asked for: the questions, the round and the weight, and
/// nothing by which one could be told from another.
public struct PaperBallot {
    private let definition: RoundDefinition
    private let pile: Pile
    private let isRehearsal: Bool

    /// A ballot; one for a rehearsal says so.
    public init(_ pile: Pile, of definition: RoundDefinition, isRehearsal: Bool = false) {
        self.pile = pile
        self.definition = definition
        self.isRehearsal = isRehearsal
    }

    /// The document.
    public var html: HTML {
        let sheet = definition.sheets[pile.sheetPlace]
        let title = "Stembiljet op papier: \(definition.values.title.nl)"
        let questions = sheet.questions.enumerated().map { question($1, $0 + 1) }
        let content: HTML = """
            <header>
            \(rehearsal)<p class="round">\(definition.values.title.nl)</p>
            <h1>Stembiljet: \(sheet.title.nl)</h1>
            <p>\(definition.id.text) · \(pile.name) · gewicht \(pile.weight.description)</p>
            </header>
            <p>Zet een kruisje in het vakje van je antwoord, met een donkere pen. Zet je naam of adres niet op dit papier.
            <span lang="en">Put a cross in the box of your answer, with a dark pen. Do not put your name or address on this
            paper.</span></p>
            \(questions)
            """
        return PrintDocument(language: "nl", title: title, styles: [Self.css]).with(content)
    }

    private var rehearsal: HTML {
        isRehearsal ? "<p class=\"rehearsal\">Dit is een oefening. Dit stembiljet telt niet mee.</p>\n" : .none
    }

    private func question(_ question: Question, _ number: Int) -> HTML {
        var options = question.options.enumerated().map { place, option in
            box("\(place + 1)", text(option.text))
        }
        if question.blank { options.append(box("0", "Blanco <span lang=\"en\">(blank)</span>")) }
        return """
            <section>
            <h2>\(number). \(text(question.text))</h2>
            <p class="rule">\(rule(question))</p>
            <ul>
            \(options)</ul>
            </section>

            """
    }

    private func box(_ number: String, _ text: HTML) -> HTML {
        "<li><span class=\"box\"></span> <span class=\"number\">\(number)</span> <span>\(text)</span></li>\n"
    }

    private func text(_ text: BilingualText) -> HTML {
        guard let english = text.en else { return "\(text.nl)" }
        return "\(text.nl) <span class=\"english\" lang=\"en\">\(english)</span>"
    }

    private func rule(_ question: Question) -> HTML {
        let (least, most) = (question.min, question.max)
        if least == most {
            let (nl, en) = most == 1 ? ("1 antwoord", "1 answer") : ("\(most) antwoorden", "\(most) answers")
            return "Kies \(nl). <span lang=\"en\">Choose \(en).</span>"
        }
        if least == 0 { return "Kies ten hoogste \(most). <span lang=\"en\">Choose at most \(most).</span>" }
        return "Kies er \(least) tot \(most). <span lang=\"en\">Choose \(least) to \(most).</span>"
    }

    private static let css = """
        @page { size: A4; margin: 18mm 20mm }
        html { font: 11.5pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000 }
        body { margin: 0 }
        p, h1, h2, ul { margin: 0; padding: 0 }
        header { border-bottom: 0.5mm solid #000; padding-bottom: 3mm; margin-bottom: 4mm }
        .round { font-weight: bold }
        h1 { font-size: 18pt; line-height: 1.2; margin: 1mm 0 }
        .rehearsal { padding: 1.5mm 3mm; border: 0.5mm dashed #000; font-weight: bold; margin-bottom: 2mm }
        section { break-inside: avoid; margin-top: 6mm }
        h2 { font-size: 12.5pt }
        [lang="en"] { font-size: 0.85em; font-weight: normal; color: #333 }
        .english { display: block }
        .rule { margin: 1mm 0 2mm 0 }
        li { list-style: none; display: grid; grid-template-columns: 9mm 6mm 1fr; align-items: start; padding: 1.6mm 0 }
        .box { width: 5.5mm; height: 5.5mm; box-sizing: border-box; border: 0.5mm solid #000 }
        .number { font-size: 0.85em; color: #333; padding-top: 0.4mm }
        """
}
