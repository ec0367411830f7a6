//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Rounds
import Testing

/// A small sound round: an advisory sheet of weighted strata and a binding sheet, over two zones and two groups.
enum SampleRound {
    static func draft() throws -> RoundDraft {
        RoundDraft(
            id: "proef",
            municipality: "assen",
            title: BilingualText(nl: "Proefronde", en: "Trial round"),
            summary: BilingualText(nl: "Een ronde\nvan twee bladen."),
            degree: .codecide,
            documents: [Document(title: "Nota", url: "https://www.example.nl/nota?a=1")],
            plan: try plan(),
            schedule: try schedule(),
            terms: VotingTerms(votesPerAddress: .one),
            zones: [try zone("noord", "9401"), try zone("zuid", "9402AA-9402ZZ", "not 9402AB 1-9 odd")],
            groups: [
                Group(id: "inwoners", kind: .residents, title: "Inwoners", uses: [.dwelling]),
                Group(id: "winkels", kind: .businesses, title: "Winkels", uses: [.shop, .office]),
            ],
            sheets: [try advisory(), try binding()]
        )
    }

    static func definition() throws -> RoundDefinition {
        try RoundDefinition(checking: draft())
    }

    static func plan() throws -> Plan {
        Plan(
            decision: "Wat er met het plein gebeurt.",
            decider: .raad,
            open: [.content: "De inrichting.", .process: "De volgorde."],
            fixed: [.money: "Niet meer dan een miljoen."],
            value: "Een plein waar je wilt zijn.",
            roles: [.owner: "De wethouder", .decider: "De raad", .consulted: "Inwoners"],
            audiences: [.residents: "Wie er woont", .businesses: "Wie er werkt"],
            feedback: FeedbackPlan(by: try day("2028-06-30"), how: "In een brief."),
            adoption: Adoption(body: .raad, decision: "Raadsbesluit 2028-12", date: try day("2028-01-20"))
        )
    }

    static func schedule() throws -> Schedule {
        Schedule(
            opens: try moment("2028-03-06T09:00:00+01:00"),
            closes: try moment("2028-03-27T21:00:00+02:00"),
            paper: Schedule.Paper(
                requestsUntil: try moment("2028-03-20T17:00:00+01:00"),
                envelopesUntil: try moment("2028-03-29T12:00:00+02:00")
            )
        )
    }

    static func advisory() throws -> Sheet {
        Sheet(
            id: "raad",
            degree: .advise,
            title: "Raadgevend",
            description: "Uw advies.",
            electorate: Electorate(
                zones: ["noord", "zuid"],
                groups: ["inwoners", "winkels"],
                joins: [Electorate.Join(try stratum("zuid/winkels"), into: try stratum("noord/winkels"))]
            ),
            weights: [
                StratumWeight(try stratum("noord/inwoners"), try #require(Fraction(3, 2))),
                StratumWeight(try stratum("noord/winkels"), .half),
                StratumWeight(try stratum("zuid/winkels"), .half),
            ],
            breakdown: true,
            questions: [
                Question(
                    id: "groen",
                    text: BilingualText(nl: "Wat wilt u?", en: "What would you like?"),
                    explanation: "Kies er hoogstens twee.",
                    options: [
                        QuestionOption(id: "bomen", text: BilingualText(nl: "Bomen", en: "Trees")),
                        QuestionOption(id: "gras", text: "Gras"), QuestionOption(id: "water", text: "Water"),
                    ],
                    max: 2
                )
            ]
        )
    }

    static func binding() throws -> Sheet {
        Sheet(
            id: "besluit",
            degree: .codecide,
            title: "Bindend",
            description: "Uw besluit.",
            electorate: Electorate(zones: ["noord", "zuid"], groups: ["inwoners"]),
            questions: [
                Question(
                    id: "plein",
                    text: "Moet het plein autovrij worden?",
                    options: [QuestionOption(id: "for", text: "Voor"), QuestionOption(id: "against", text: "Tegen")],
                    binding: Binding(
                        rule: try DecisionRule(
                            basis: .choices,
                            threshold: .half,
                            comparison: .moreThan,
                            turnoutQuorum: try #require(Fraction(3, 10))
                        ),
                        commitment: try commitment()
                    )
                )
            ]
        )
    }

    static func commitment() throws -> Commitment {
        Commitment(
            body: .raad,
            promise: "De raad volgt de uitslag.",
            decision: "Raadsbesluit 2028-13",
            date: try day("2028-01-20")
        )
    }

    static func zone(_ id: ZoneID, _ rules: String...) throws -> RoundZone {
        RoundZone(id: id, title: BilingualText(nl: "Gebied \(id)"), addresses: try Zone(rules.map { try ZoneRule($0) }))
    }

    static func stratum(_ text: String) throws -> StratumID { try #require(StratumID(text)) }
    static func day(_ text: String) throws -> Day { try #require(Day(text)) }
    static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }
}
