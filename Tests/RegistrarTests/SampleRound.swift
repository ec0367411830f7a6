//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds
import Testing

/// A round of two zones, two groups and two sheets, and registers for it.
enum SampleRound {
    static let elections: [SheetID: ElectionID] = [
        "raad": ElectionID("11111111111111"), "besluit": ElectionID("22222222222222"),
    ].compactMapValues { $0 }

    /// Advisory for both groups, zuid/winkels joined into noord/winkels; binding for residents.
    static func definition(
        votes: VotesPerAddress = .one,
        minimum: Int = 5,
        reserve: VotingTerms.Reserve = VotingTerms.Reserve(letterMinimum: 4, paperMinimum: 3),
        uses: Bool = true
    ) throws -> RoundDefinition {
        let weights = [("noord/inwoners", 2), ("zuid/inwoners", 1), ("noord/winkels", 1), ("zuid/winkels", 1)]
        let join = Electorate.Join(try stratum("zuid/winkels"), into: try stratum("noord/winkels"))
        return try RoundDefinition(
            checking: RoundDraft(
                id: "proef",
                municipality: "assen",
                title: "Proefronde",
                summary: "Een ronde van twee bladen.",
                degree: .codecide,
                plan: try plan(),
                schedule: try schedule(),
                terms: VotingTerms(votesPerAddress: votes, minimumBallots: minimum, reserve: reserve),
                zones: [try zone("noord", "9401"), try zone("zuid", "9402")],
                groups: [
                    Group(id: "inwoners", kind: .residents, title: "Inwoners", uses: uses ? [.dwelling] : [])
                ] + (uses ? [Group(id: "winkels", kind: .businesses, title: "Winkels", uses: [.shop])] : []),
                sheets: [
                    Sheet(
                        id: "raad",
                        degree: .advise,
                        title: "Raadgevend",
                        description: "Uw advies.",
                        electorate: Electorate(
                            zones: ["noord", "zuid"],
                            groups: uses ? ["inwoners", "winkels"] : ["inwoners"],
                            joins: uses ? [join] : []
                        ),
                        weights: try weights.filter { uses || $0.0.hasSuffix("inwoners") }
                            .map { StratumWeight(try stratum($0.0), Fraction(whole: $0.1)) },
                        questions: [question("groen")]
                    ),
                    Sheet(
                        id: "besluit",
                        degree: .codecide,
                        title: "Bindend",
                        description: "Uw besluit.",
                        electorate: Electorate(zones: ["noord", "zuid"], groups: ["inwoners"]),
                        questions: [try binding("plein")]
                    ),
                ]
            )
        )
    }

    /// `noord` homes in 9401AA, `zuid` homes in 9402AA, shops in 9401BB and 9402BB, and one address outside.
    static func register(noord: Int = 8, zuid: Int = 7, shops: Int = 3, voters: Int? = nil) throws -> Register {
        var entries: [RegisterEntry] = []
        func add(_ count: Int, _ postcode: String, _ use: String) throws {
            for number in 1...max(count, 1) where count > 0 {
                entries.append(
                    RegisterEntry(
                        address: try Address(
                            postcode: Postcode(postcode),
                            number: #require(HouseNumber(number)),
                            letter: number.isMultiple(of: 2) ? "A" : "",
                            addition: ""
                        ),
                        street: "Straat; \"\(postcode)\"",
                        town: "Assen",
                        voters: voters,
                        uses: [use],
                        line: entries.count + 2
                    )
                )
            }
        }
        try add(noord, "9401AA", "woonfunctie")
        try add(zuid, "9402AA", "woonfunctie")
        try add(shops, "9401BB", "winkelfunctie")
        try add(shops, "9402BB", "winkelfunctie")
        try add(1, "9999ZZ", "woonfunctie")
        return Register(entries)
    }

    static func stratum(_ text: String) throws -> StratumID { try #require(StratumID(text)) }

    private static func zone(_ id: ZoneID, _ rule: String) throws -> RoundZone {
        RoundZone(id: id, title: BilingualText(nl: "Gebied \(id)"), addresses: try Zone([ZoneRule(rule)]))
    }

    private static func question(_ id: QuestionID) -> Question {
        let options = [QuestionOption(id: "bomen", text: "Bomen"), QuestionOption(id: "gras", text: "Gras")]
        return Question(id: id, text: "Wat wilt u?", options: options)
    }

    private static func binding(_ id: QuestionID) throws -> Question {
        Question(
            id: id,
            text: "Moet het plein autovrij worden?",
            options: [QuestionOption(id: "for", text: "Voor"), QuestionOption(id: "against", text: "Tegen")],
            binding: Binding(
                rule: try DecisionRule(
                    basis: .choices,
                    threshold: .half,
                    comparison: .moreThan,
                    turnoutQuorum: try #require(Fraction(3, 10))
                ),
                commitment: Commitment(
                    body: .raad,
                    promise: "De raad volgt de uitslag.",
                    decision: "Raadsbesluit 2028-13",
                    date: try #require(Day("2028-01-20"))
                )
            )
        )
    }

    private static func plan() throws -> Plan {
        Plan(
            decision: "Wat er met het plein gebeurt.",
            decider: .raad,
            open: [.content: "De inrichting.", .process: "De volgorde."],
            fixed: [.money: "Niet meer dan een miljoen."],
            value: "Een plein waar je wilt zijn.",
            roles: [.owner: "De wethouder", .decider: "De raad"],
            audiences: [.residents: "Wie er woont", .businesses: "Wie er werkt"],
            feedback: FeedbackPlan(by: try #require(Day("2028-06-30")), how: "In een brief."),
            adoption: Adoption(body: .raad, decision: "Raadsbesluit 2028-12", date: try #require(Day("2028-01-20")))
        )
    }

    private static func schedule() throws -> Schedule {
        Schedule(
            opens: try #require(Moment("2028-03-06T09:00:00+01:00")),
            closes: try #require(Moment("2028-03-27T21:00:00+02:00")),
            paper: Schedule.Paper(
                requestsUntil: try #require(Moment("2028-03-20T17:00:00+01:00")),
                envelopesUntil: try #require(Moment("2028-03-29T12:00:00+02:00"))
            )
        )
    }
}
