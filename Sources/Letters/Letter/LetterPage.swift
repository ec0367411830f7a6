//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Registrar
import Rounds

/// The text of a letter for one audience, with places for what differs from letter to letter.
struct LetterPage {
    /// What differs, in the order of the template's slots.
    enum Slot: Int, CaseIterable {
        /// `BRIEF · PARTIJ`.
        case mark
        case street
        case town
        case postcode
        case houseNumber
        case code
        case symbolSide
        case symbolPath

        var html: HTML { .slot(rawValue) }
    }

    /// A summary that is longer is left to the site.
    private static let summaryLimit = 600

    let definition: RoundDefinition
    let sender: LetterSender
    let kind: LetterKind
    /// Until when one can vote.
    let closes: Moment
    let audience: LetterAudience
    let isRehearsal: Bool

    var html: HTML {
        """
        <article class="letter\(sender.window == .right ? " window-right" : "")">
        <div class="side">
        <p class="from">\(sender.name)</p>
        \(rehearsal)<p class="return">Retour: \(sender.returnAddress)</p>
        <p class="address">\(audience.addressee(definition.terms.votesPerAddress))
        \(Slot.street.html)
        \(Slot.town.html)</p>
        \(terms)
        <div class="heading"><h1>\(title)</h1></div>
        \(panel)
        <div class="text">
        \(opening)
        \(steps)
        \(reminder)
        \(help)
        \(greeting)
        </div>
        <p class="mark"><span lang="en">In English: see the other side.</span> <span>\(definition.id.text) · \(Slot.mark.html)</span></p>
        </div>
        <div class="side back">
        \(back(.dutch))
        \(back(.english))
        </div>
        </article>

        """
    }

    private var rehearsal: HTML {
        guard isRehearsal else { return .none }
        return "<p class=\"rehearsal\">Dit is een oefening. Stemmen met deze brief telt niet mee.</p>\n"
    }

    private var title: HTML {
        switch kind {
        case .first, .late: "Je stemcode voor: \(definition.values.title.nl)"
        case .replacement: "Je nieuwe stemcode voor: \(definition.values.title.nl)"
        }
    }

    private var terms: HTML {
        let schedule = definition.schedule
        return """
            <dl class="terms">
            <dt>Stemmen kan vanaf</dt><dd>\(Language.dutch.text(schedule.opens))</dd>
            <dt>Stemmen kan tot</dt><dd>\(Language.dutch.text(until: closes))</dd>
            </dl>
            """
    }

    private var panel: HTML {
        """
        <div class="panel">
        <svg class="qr" viewBox="0 0 \(Slot.symbolSide.html) \(Slot.symbolSide.html)" role="img" aria-label="QR-code om te stemmen"><path \
        d="\(Slot.symbolPath.html)"/></svg>
        <dl class="keys">
        <div><dt>Je stemcode</dt><dd class="code" translate="no">\(Slot.code.html)</dd></div>
        <div><dt>Postcode</dt><dd>\(Slot.postcode.html)</dd></div>
        <div><dt>Huisnummer</dt><dd>\(Slot.houseNumber.html)</dd></div>
        </dl>
        <p class="note">Deze drie heb je nodig om te stemmen. De letters I, L, O en U komen in een code niet voor.</p>
        </div>
        """
    }

    private var opening: HTML {
        let summary = definition.values.summary.nl
        let about: HTML =
            summary.count <= Self.summaryLimit
            ? "\(summary)" : "De gemeente vraagt je stem. Op <b>\(sender.host.host)</b> lees je waar het over gaat."
        let why: HTML =
            switch kind {
            case .first: .none
            case .replacement:
                "<p><b>Deze brief vervangt je eerdere brief. De code op die brief werkt niet meer.</b></p>\n"
            case .late:
                "<p><b>Je adres stond nog niet goed op onze lijst. Met deze brief kun je alsnog stemmen.</b></p>\n"
            }
        return "<p>\(audience.salutation)</p>\n\(why)<p>\(about)</p>"
    }

    private var steps: HTML {
        """
        <h2>Zo stem je</h2>
        <ol>
        <li>Scan de QR-code met je telefoon. Of ga naar <b>\(sender.host.host)</b> en kies \(definition.values.title.nl).</li>
        <li>Vul je stemcode, postcode en huisnummer in. Met de QR-code staat de stemcode er al.</li>
        <li>Beantwoord de vragen. Dat duurt een paar minuten.</li>
        <li>Breng je stem uit. Zie je “Je stem is binnen”? Dan ben je klaar.</li>
        </ol>
        """
    }

    private var reminder: HTML {
        let votes: HTML =
            switch definition.terms.votesPerAddress {
            case .one: "Elk adres heeft één stem: beslis dus samen."
            case .fromRegister: "Iedereen op dit adres die mag stemmen, krijgt een eigen brief."
            }
        return """
            <p>\(votes) Bewaar deze brief goed, want wie hem heeft, kan ermee stemmen. Op de achterkant lees je meer.</p>
            """
    }

    private var help: HTML {
        let ask: HTML =
            definition.schedule.paper == nil
            ? "<h2>Hulp nodig?</h2>\n<p>We helpen je graag."
            : "<h2>Hulp nodig, of liever op papier?</h2>\n<p>We helpen je graag."
        return "\(ask) \(contact(.dutch))</p>"
    }

    private func contact(_ language: Language) -> HTML {
        var ways: [HTML] = []
        if let telephone = sender.telephone { ways.append("\(language.pick("Bel", "Call")) <b>\(telephone)</b>.") }
        if let email = sender.email { ways.append("\(language.pick("Mail", "Write to")) <b>\(email)</b>.") }
        if let counter = sender.counter {
            let (text, own) = counter.text(in: language)
            let place: HTML = own == language ? "\(text)" : "<span lang=\"\(own.rawValue)\">\(text)</span>"
            ways.append("\(language.pick("Kom langs", "Come to")): \(place).")
        }
        return HTML(ways.map { $0 + " " })
    }

    private var greeting: HTML {
        let signatory = sender.signatory?.nl ?? sender.name
        return "<p>Met vriendelijke groet,<br>\(signatory)</p>"
    }

    private func back(_ language: Language) -> HTML {
        let blocks = LetterBlocks(definition: definition, sender: sender, audience: audience, language: language).all
        let columns = blocks.map { block -> HTML in
            "<div class=\"block\"><h3>\(block.title)</h3>\(block.text)</div>\n"
        }
        return """
            <section lang="\(language.rawValue)">
            <h2>\(language == .dutch ? "Goed om te weten" : englishTitle)</h2>
            <div class="columns">
            \(language == .dutch ? .none : english)\(columns)</div>
            </section>
            """
    }

    private var englishTitle: HTML {
        let (title, own) = definition.values.title.text(in: .english)
        return own == .english ? "In English: \(title)" : "In English: <span lang=\"nl\">\(title)</span>"
    }

    /// The front page in English.
    private var english: HTML {
        let (summary, own) = definition.values.summary.text(in: .english)
        let about: HTML = own == .english && summary.count <= Self.summaryLimit ? "<p>\(summary)</p>" : .none
        let schedule = definition.schedule
        return """
            <div class="block">\(about)<p>Vote at <b>\(sender.host.host)</b>, or scan the QR code on the other side. You need the voting
            code, the postcode and the house number that stand beside it. You can vote from \(Language.english.text(schedule.opens)) until
            \(Language.english.text(until: closes)).</p><p>Need help? \(contact(.english))</p></div>

            """
    }
}
