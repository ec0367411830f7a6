//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// What a letter explains, in one language: a heading and its text for each subject.
struct LetterBlocks {
    struct Block {
        let title: String
        let text: HTML
    }

    let definition: RoundDefinition
    let sender: LetterSender
    let audience: LetterAudience
    let language: Language

    /// In the order in which they stand.
    var all: [Block] {
        [subjects, votes, change, paper, secrecy, abuse, afterwards].compactMap { $0 }
    }

    private func pick<Value>(_ dutch: Value, _ english: Value) -> Value {
        language.pick(dutch, english)
    }

    private func text(_ text: BilingualText) -> HTML {
        let (text, own) = text.text(in: language)
        return own == language ? "\(text)" : "<span lang=\"\(own.rawValue)\">\(text)</span>"
    }

    private var subjects: Block {
        let items = audience.sheets.map { place -> HTML in
            let sheet = definition.sheets[place]
            let kind =
                sheet.degree == .codecide
                ? pick("je beslist mee", "you help decide") : pick("je geeft advies", "you give advice")
            return "<li>\(text(sheet.title)): \(language.questions(sheet.questions.count)), \(kind)</li>"
        }
        return Block(
            title: pick("Waarover gaat het?", "What is it about?"),
            text: "<ul>\(items)</ul>"
        )
    }

    private var votes: Block {
        switch definition.terms.votesPerAddress {
        case .one:
            Block(
                title: pick("Eén stem per adres", "One vote per address"),
                text: pick(
                    """
                    <p>Elk adres heeft één stem, hoeveel mensen er ook wonen of werken. Overleg dus samen. Gebruik de postcode en het
                    huisnummer van het adres op deze brief, ook als je intussen bent verhuisd.</p>
                    """,
                    """
                    <p>Every address has one vote, however many people live or work there. So decide together. Use the postcode and
                    house number of the address on this letter, even if you have moved since.</p>
                    """
                )
            )
        case .fromRegister:
            Block(
                title: pick("Een brief per persoon", "One letter per person"),
                text: pick(
                    """
                    <p>Iedereen op dit adres die mag stemmen, krijgt een eigen brief met een eigen code. Er staat geen naam op: spreek
                    samen af wie welke brief gebruikt. Gebruik de postcode en het huisnummer van het adres op deze brief.</p>
                    """,
                    """
                    <p>Everyone at this address who may vote gets a letter with a code of their own. There is no name on it: agree who
                    uses which letter. Use the postcode and house number of the address on this letter.</p>
                    """
                )
            )
        }
    }

    private var change: Block {
        Block(
            title: pick("Van gedachten veranderd?", "Changed your mind?"),
            text: pick(
                "<p>Stem gerust opnieuw, zolang de stemronde open is. Je laatste stem telt.</p>",
                "<p>Feel free to vote again while the round is open. Your last vote counts.</p>"
            )
        )
    }

    private var paper: Block? {
        guard let paper = definition.schedule.paper else { return nil }
        let requests = language.text(until: paper.requestsUntil)
        let envelopes = language.text(until: paper.envelopesUntil)
        return Block(
            title: pick("Liever op papier?", "Rather on paper?"),
            text: pick(
                """
                <p>Vraag de gemeente om een stembiljet op papier. Dat kan tot \(requests). Je code werkt dan niet meer. Je stem op papier
                telt even zwaar. Je envelop moet binnen zijn voor \(envelopes).</p>
                """,
                """
                <p>Ask the municipality for a ballot on paper, until \(requests). Your code will then no longer work. A vote on paper
                counts the same. Your envelope must be in before \(envelopes).</p>
                """
            )
        )
    }

    private var secrecy: Block {
        let more: HTML =
            sender.privacy.map { page -> HTML in pick(" Meer: <b>\(page)</b>.", " More: <b>\(page)</b>.") } ?? .none
        return Block(
            title: pick("Je stem is geheim", "Your vote is secret"),
            text: pick(
                """
                <p>Je keuze wordt op je eigen telefoon of computer versleuteld. De site krijgt je code en je adres niet te zien. Geen enkele
                stem wordt los geopend, alleen de totalen. Dát er met een code is gestemd, is openbaar, maar zonder naam of
                adres.\(more)</p>
                """,
                """
                <p>Your choice is encrypted on your own phone or computer. The site never gets your code or your address. No single vote
                is opened, only the totals. That a code was used is public, but without name or address.\(more)</p>
                """
            )
        )
    }

    private var abuse: Block {
        Block(
            title: pick("Bewaar deze brief goed", "Keep this letter safe"),
            text: pick(
                """
                <p>Wie deze brief heeft, kan ermee stemmen. Geef je code dus aan niemand. De gemeente kent de codes ook, want zij maakte de
                brieven. Daarom doen twee mensen dat samen, en worden de codes vernietigd.</p>
                <p>Op de site zie je of er met je code is gestemd. Was jij dat niet? Stem dan zelf, want de laatste stem telt, en laat het
                ons weten. Stemmen met de brief van een ander mag niet. Brief kwijt? Vraag een nieuwe.</p>
                """,
                """
                <p>Whoever has this letter can vote with it. So give your code to nobody. The municipality knows the codes too, for it made
                the letters. That is why two people do so together, and why the codes are destroyed.</p>
                <p>The site shows whether your code was used. Was it not you? Then vote yourself, for the last vote counts, and tell us.
                You may not vote with somebody else’s letter. Lost it? Ask for a new one.</p>
                """
            )
        )
    }

    private var afterwards: Block {
        let day = language.text(definition.plan.feedback.by)
        return Block(
            title: pick("En daarna?", "And then?"),
            text: pick(
                """
                <p>De uitslag komt op <b>\(sender.host.host)</b>. Iedereen kan de telling narekenen. Uiterlijk op \(day) lees je daar wat de
                gemeente met de uitslag deed.</p>
                """,
                """
                <p>The outcome will be on <b>\(sender.host.host)</b>. Anyone can check the count. By \(day) you can read there what the
                municipality did with the outcome.</p>
                """
            )
        )
    }
}
