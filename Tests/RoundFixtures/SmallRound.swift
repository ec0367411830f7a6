//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
public import Rounds

/// The definition of a round that is as small as one can be and still have everything: k = 5; two zones; a weighted
/// advisory sheet `raad` with a breakdown; a binding sheet `besluit`.
public enum SmallRound {
    public static let round: RoundID = "klein"
    public static let host = "stem.example.nl"

    public static func definition(_ change: (inout RoundDraft) throws -> Void = { _ in }) throws -> RoundDefinition {
        var draft = try draft()
        try change(&draft)
        return try RoundDefinition(checking: draft)
    }

    /// What `definition` starts from, for tests that change more than a detail.
    public static func draft() throws -> RoundDraft {
        RoundDraft(
            id: round,
            municipality: "assen",
            title: "Kleine ronde",
            summary: "Een ronde van twee bladen.",
            degree: .codecide,
            plan: try plan(),
            schedule: try schedule(),
            terms: VotingTerms(
                votesPerAddress: .one,
                minimumBallots: 5,
                reserve: VotingTerms.Reserve(letterShare: .zero, letterMinimum: 4, paperShare: .zero, paperMinimum: 4),
                lateShare: try Fraction(1, 16).orFail()
            ),
            zones: [try zone("noord", "9401"), try zone("zuid", "9402")],
            groups: [Group(id: "inwoners", kind: .residents, title: "Inwoners")],
            sheets: [try advisory(), try binding()]
        )
    }

    public static func advisory() throws -> Sheet {
        Sheet(
            id: "raad",
            degree: .advise,
            title: "Raadgevend",
            description: "Uw advies.",
            electorate: Electorate(zones: ["noord", "zuid"], groups: ["inwoners"]),
            weights: [StratumWeight(try stratum("noord/inwoners"), Fraction(whole: 2))],
            breakdown: true,
            questions: [
                Question(
                    id: "groen",
                    text: "Wat wilt u?",
                    options: [QuestionOption(id: "bomen", text: "Bomen"), QuestionOption(id: "gras", text: "Gras")]
                )
            ]
        )
    }

    public static func binding(quorum: Fraction = .zero) throws -> Sheet {
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
                            turnoutQuorum: quorum
                        ),
                        commitment: try commitment()
                    )
                )
            ]
        )
    }

    public static func commitment() throws -> Commitment {
        Commitment(
            body: .raad,
            promise: "De raad volgt de uitslag.",
            decision: "Raadsbesluit 2028-13",
            date: try day("2028-01-20")
        )
    }

    public static func plan() throws -> Plan {
        Plan(
            decision: "Wat er met het plein gebeurt.",
            decider: .raad,
            open: [.content: "De inrichting.", .process: "De volgorde."],
            fixed: [.money: "Niet meer dan een miljoen."],
            value: "Een plein waar je wilt zijn.",
            roles: [.owner: "De wethouder", .decider: "De raad"],
            audiences: [.residents: "Wie er woont"],
            feedback: FeedbackPlan(by: try day("2028-06-30"), how: "In een brief."),
            adoption: Adoption(body: .raad, decision: "Raadsbesluit 2028-12", date: try day("2028-01-20"))
        )
    }

    public static func schedule() throws -> Schedule {
        Schedule(
            opens: try moment("2028-03-06T09:00:00+01:00"),
            closes: try moment("2028-03-27T21:00:00+02:00"),
            paper: Schedule.Paper(
                requestsUntil: try moment("2028-03-20T17:00:00+01:00"),
                envelopesUntil: try moment("2028-03-28T12:00:00+02:00")
            )
        )
    }

    public static func zone(_ id: ZoneID, _ rules: String...) throws -> RoundZone {
        RoundZone(id: id, title: BilingualText(nl: "Gebied \(id)"), addresses: try Zone(rules.map { try ZoneRule($0) }))
    }

    public static func stratum(_ text: String) throws -> StratumID { try StratumID(text).orFail() }
    public static func day(_ text: String) throws -> Day { try Day(text).orFail() }
    public static func moment(_ text: String) throws -> Moment { try Moment(text).orFail() }
}
