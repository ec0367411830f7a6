//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Rounds
import Testing

/// A round as a municipality might hold it: advice with weights, then a binding question for everyone.
enum SampleDefinition {
    static func round() throws -> RoundDefinition {
        try RoundDefinition(checking: draft())
    }

    static func draft() throws -> RoundDraft {
        RoundDraft(
            id: "halfweg-2028",
            municipality: "assen",
            title: BilingualText(
                nl: "Halfweg: hoe verder met de binnenstad?",
                en: "Halfway: what next for the city centre?"
            ),
            summary: BilingualText(
                nl:
                    "De raad is halverwege. We vragen je advies over de binnenstad, en laten je beslissen over de Markt.",
                en:
                    "The council is halfway its term. We ask your advice on the city centre, and let you decide on the Market."
            ),
            degree: .codecide,
            frame: nil,
            documents: [
                Document(
                    title: BilingualText(nl: "Visie op de binnenstad", en: "Vision for the city centre"),
                    url: "https://www.example.nl/visie-binnenstad.pdf"
                ),
                Document(
                    title: "Verslag van de bijeenkomst op 12 januari",
                    url: "https://www.example.nl/verslag?nr=12&x=1"
                ),
            ],
            plan: try plan(),
            schedule: Schedule(
                opens: try moment("2028-03-06T09:00:00+01:00"),
                closes: try moment("2028-03-28T00:00:00+02:00"),
                paper: Schedule.Paper(
                    requestsUntil: try moment("2028-03-20T17:00:00+01:00"),
                    envelopesUntil: try moment("2028-03-29T12:00:00+02:00")
                )
            ),
            terms: VotingTerms(votesPerAddress: .one),
            zones: [
                try zone("centrum", BilingualText(nl: "Binnenstad", en: "City centre"), "9401"),
                try zone("rest", BilingualText(nl: "De rest van Assen", en: "The rest of Assen"), "9402-9408"),
            ],
            groups: [
                Group(
                    id: "inwoners",
                    kind: .residents,
                    title: BilingualText(nl: "Inwoners", en: "Residents"),
                    uses: [.dwelling]
                ),
                Group(id: "winkels", kind: .businesses, title: "Winkels en kantoren", uses: [.shop, .office]),
            ],
            sheets: [try binding(), try advisory()]
        )
    }

    static func advisory() throws -> Sheet {
        let strata = ["centrum/inwoners", "centrum/winkels", "rest/inwoners", "rest/winkels"]
        let weights = [try #require(Fraction(3, 2)), .one, .one, .half]
        return Sheet(
            id: "advies",
            degree: .advise,
            title: BilingualText(nl: "Advies over de binnenstad", en: "Advice on the city centre"),
            description: BilingualText(
                nl: "Wie in de binnenstad woont, merkt het meest van de plannen. Daarom telt die stem zwaarder.",
                en: "Who lives in the city centre is affected most. So those votes count more."
            ),
            electorate: Electorate(zones: ["centrum", "rest"], groups: ["inwoners", "winkels"]),
            weights: try zip(strata, weights).map { StratumWeight(try stratum($0), $1) },
            breakdown: true,
            questions: [
                Question(
                    id: "tempo",
                    text: BilingualText(
                        nl: "Hoe snel moet de binnenstad groener worden?",
                        en: "How fast should the city centre become greener?"
                    ),
                    explanation: BilingualText(
                        nl:
                            "Groener betekent: minder steen, meer bomen en planten.\nSneller werken kost elk jaar meer geld.",
                        en:
                            "Greener means less stone, more trees and plants.\nWorking faster costs more money each year."
                    ),
                    options: [
                        option("nu", "Zo snel als kan, vóór 2030", "As fast as possible, before 2030"),
                        option("rustig", "Rustig aan, vóór 2035", "Step by step, before 2035"),
                        option(
                            "straks",
                            "Alleen als een straat toch opengaat",
                            "Only when a street is opened up anyway"
                        ),
                        option("niet", "Niet: laat het zoals het is", "Not at all: leave it as it is"),
                    ]
                ),
                Question(
                    id: "plekken",
                    text: BilingualText(
                        nl: "Welke plekken komen het eerst aan de beurt?",
                        en: "Which places come first?"
                    ),
                    options: [
                        option("markt", "De Markt", "The Market"), option("kade", "De kade", "The quay"),
                        option("koopmansplein", "Het Koopmansplein", "Koopmansplein"),
                        option("station", "De route naar het station", "The route to the station"),
                    ],
                    max: 2
                ),
            ]
        )
    }

    static func binding() throws -> Sheet {
        let commitment = Commitment(
            body: .raad,
            promise: BilingualText(nl: "De raad volgt de uitslag.", en: "The council follows the result."),
            decision: "Raadsbesluit 2028-13",
            date: try day("2028-01-20")
        )
        return Sheet(
            id: "besluit",
            degree: .codecide,
            title: BilingualText(nl: "Besluit over de Markt", en: "Decision on the Market"),
            description: BilingualText(
                nl: "Op dit stembiljet telt elke stem even zwaar.",
                en: "On this ballot every vote counts the same."
            ),
            electorate: Electorate(zones: ["centrum", "rest"], groups: ["inwoners"]),
            questions: [
                Question(
                    id: "autovrij",
                    text: BilingualText(
                        nl: "Moet de Markt vanaf 2029 autovrij zijn?",
                        en: "Should the Market be free of cars from 2029?"
                    ),
                    options: [option("for", "Voor", "For"), option("against", "Tegen", "Against")],
                    binding: Binding(
                        rule: try DecisionRule(
                            basis: .choices,
                            threshold: .half,
                            comparison: .moreThan,
                            turnoutQuorum: try #require(Fraction(3, 10)),
                            supportQuorum: try #require(Fraction(3, 20))
                        ),
                        commitment: commitment
                    )
                ),
                Question(
                    id: "naam",
                    text: BilingualText(
                        nl: "Wat komt er in het oude postkantoor?",
                        en: "What goes into the old post office?"
                    ),
                    options: [
                        option("bieb", "De bibliotheek", "The library"),
                        option("muziek", "Een muziekschool", "A music school"),
                        option("markthal", "Een markthal", "A market hall"),
                    ],
                    binding: Binding(
                        rule: try DecisionRule(
                            basis: .ballots,
                            threshold: try #require(Fraction(1, 3)),
                            comparison: .atLeast
                        ),
                        commitment: commitment
                    )
                ),
            ]
        )
    }

    static func plan() throws -> Plan {
        Plan(
            decision: BilingualText(
                nl:
                    "De gemeenteraad maakt een plan voor de binnenstad tot 2035.\nHet gaat over groen, verkeer en de Markt.",
                en:
                    "The council makes a plan for the city centre until 2035.\nIt is about green, traffic and the Market."
            ),
            decider: .raad,
            open: [
                .content: BilingualText(
                    nl: "Hoe groen het wordt, en waar we beginnen.",
                    en: "How green it gets, and where we begin."
                ),
                .process: BilingualText(nl: "De volgorde van de straten.", en: "The order of the streets."),
            ],
            fixed: [
                .money: BilingualText(
                    nl: "Er is 4 miljoen euro tot 2032.",
                    en: "There are 4 million euros until 2032."
                ),
                .process: BilingualText(nl: "Het werk is klaar in 2035.", en: "The work is finished in 2035."),
            ],
            value: BilingualText(
                nl: "Een koelere stad in hete zomers, en een Markt waar je graag blijft zitten.",
                en: "A cooler city in hot summers, and a Market where you like to linger."
            ),
            roles: [
                .owner: BilingualText(nl: "De wethouder binnenstad", en: "The alderman for the city centre"),
                .decider: BilingualText(nl: "De gemeenteraad", en: "The municipal council"),
                .consulted: BilingualText(nl: "Inwoners, winkels en kantoren", en: "Residents, shops and offices"),
            ],
            audiences: [
                .residents: BilingualText(nl: "Wie in Assen woont", en: "Who lives in Assen"),
                .businesses: BilingualText(nl: "Wie er een zaak heeft", en: "Who has a business there"),
            ],
            feedback: FeedbackPlan(
                by: try day("2028-06-30"),
                how: BilingualText(nl: "In een brief en op deze pagina.", en: "In a letter and on this page.")
            ),
            adoption: Adoption(body: .raad, decision: "Raadsbesluit 2028-12", date: try day("2028-01-20"))
        )
    }

    static func option(_ id: OptionID, _ nl: String, _ en: String) -> QuestionOption {
        QuestionOption(id: id, text: BilingualText(nl: nl, en: en))
    }

    static func zone(_ id: ZoneID, _ title: BilingualText, _ rules: String...) throws -> RoundZone {
        RoundZone(id: id, title: title, addresses: try Zone(rules.map { try ZoneRule($0) }))
    }

    static func stratum(_ text: String) throws -> StratumID { try #require(StratumID(text)) }
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }
    static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }
}
