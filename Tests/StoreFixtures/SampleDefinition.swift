//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
public import Rounds

/// A small sound definition: two sheets for the same electorate, one question each.
public enum SampleDefinition {
    /// The definition of a round of this name, which takes ballots from second 2 000 000 000 on, for a thousand seconds.
    public static func make(_ id: RoundID = "proef") throws -> RoundDefinition {
        let day = try required(Day("2028-01-20"))
        return try RoundDefinition(
            checking: RoundDraft(
                id: id,
                municipality: "assen",
                title: "Proefronde",
                summary: "Een ronde van twee bladen.",
                degree: .advise,
                plan: Plan(
                    decision: "Wat er met het plein gebeurt.",
                    decider: .raad,
                    open: [.content: "De inrichting.", .process: "De volgorde."],
                    fixed: [.money: "Niet meer dan een miljoen."],
                    value: "Een plein waar je wilt zijn.",
                    roles: [.owner: "De wethouder", .decider: "De raad", .consulted: "Inwoners"],
                    audiences: [.residents: "Wie er woont"],
                    feedback: FeedbackPlan(by: try required(Day("2033-12-31")), how: "In een brief."),
                    adoption: Adoption(body: .raad, decision: "Raadsbesluit 2028-12", date: day)
                ),
                schedule: try schedule(),
                terms: VotingTerms(votesPerAddress: .one, lateShare: try required(Fraction(1, 10))),
                zones: [RoundZone(id: "noord", title: "Noord", addresses: try Zone([try ZoneRule("9401")]))],
                groups: [Group(id: "inwoners", kind: .residents, title: "Inwoners", uses: [.dwelling])],
                sheets: [try sheet("plein"), try sheet("park")]
            )
        )
    }

    /// Ballots are taken from here on.
    public static let opens = 2_000_000_000
    /// Ballots are taken before this.
    public static let closes = 2_000_001_000
    /// Envelopes may come in before this, so the round is closed from here on.
    public static let ends = closes + 500

    private static func schedule() throws -> Schedule {
        func moment(_ seconds: Int) throws -> Moment { try required(Moment(unixSeconds: seconds)) }
        return Schedule(
            opens: try moment(opens),
            closes: try moment(closes),
            paper: Schedule.Paper(requestsUntil: try moment(opens + 500), envelopesUntil: try moment(ends))
        )
    }

    private static func sheet(_ id: SheetID) throws -> Sheet {
        Sheet(
            id: id,
            degree: .advise,
            title: BilingualText(nl: "Het blad \(id)"),
            description: "Uw advies.",
            electorate: Electorate(zones: ["noord"], groups: ["inwoners"]),
            questions: [
                Question(
                    id: QuestionID("vraag-\(id)") ?? "vraag",
                    text: BilingualText(nl: "Wat wilt u met \(id)?"),
                    options: [QuestionOption(id: "veel", text: "Veel"), QuestionOption(id: "weinig", text: "Weinig")]
                )
            ]
        )
    }
}

/// What a fixture cannot be made without.
public struct MissingFixture: Error {
    public init() {}
}

/// The value, which a sound fixture has.
func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw MissingFixture() }
    return value
}
