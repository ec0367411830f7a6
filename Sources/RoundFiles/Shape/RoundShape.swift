//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// Every key of a round's file: the one table behind reader, decoder and JSON Schema.
enum RoundShape {
    static let round = Shape.object([
        Field("id", .slug, .required, "Short name, unique in the instance and in every address: halfweg-2028."),
        Field("municipality", .slug, .required, "The municipality's short name in this instance: assen."),
        Field(
            "rehearsal",
            .boolean,
            .standard("false"),
            "Whether it is a rehearsal: the whole round with test codes, marked as such everywhere; nothing of it counts."
        ),
        Field("title", .bilingual, .required, "What residents see first."),
        Field("summary", .bilingual, .required, "What the round is about, in a few sentences."),
        Field("degree", .word(of: Degree.self), .required, "Degree of participation; it says what is promised."),
        Field("media", .list(.bilingual), .optional, "Where people hear of the round; required at the degree inform."),
        Field("frame", frame, .optional, "What co-operation happens within; exactly at the degree co-operate."),
        Field("documents", .list(document), .optional, "Documents to read, on the web."),
        Field("plan", plan, .required, "The participation plan that the deciding body has adopted."),
        Field("schedule", schedule, .required, "When ballots are taken; always with the offset of Dutch time."),
        Field("terms", terms, .required, "On which terms codes are issued and sums are opened."),
        Field("zones", .list(zone), .optional, "Sets of addresses; no address in two of them."),
        Field("groups", .list(group), .optional, "Who may answer, by the use of their address."),
        Field("sheets", .list(sheet), .optional, "The stembiljetten, in the order in which a voter meets them."),
    ])

    static let frame = Shape.object([
        Field("time", .bilingual, .required, "The time there is."),
        Field("money", .bilingual, .required, "The money there is."),
        Field("conditions", .bilingual, .required, "The conditions that an outcome must meet."),
        Field("commitment", commitment, .required, "Who will follow an outcome that meets them."),
    ])

    static let commitment = Shape.object([
        Field("body", .word(of: Body.self), .required, "Who commits itself: the body that adopted the plan."),
        Field("promise", .bilingual, .required, "To what."),
        Field("decision", .text, .required, "By which decision: name and number."),
        Field("date", .day, .required, "When that was decided; before the round opens."),
    ])

    static let document = Shape.object(
        names("What it is called.") + [Field("url", .url, .required, "Where it stands; https.")]
    )

    static let plan = Shape.object([
        Field("decision", .bilingual, .required, "What is to be decided."),
        Field("decider", .word(of: Decider.self), .required, "Who decides it."),
        Field("open", .texts(by: Aspect.self), .optional, "What is still open."),
        Field("fixed", .texts(by: Aspect.self), .optional, "What is fixed already."),
        Field("value", .bilingual, .required, "What it is worth to the community."),
        Field(
            "roles",
            .texts(by: PlanRole.self),
            .required,
            "Who takes part in which role; owner and decider at least."
        ),
        Field("audiences", .texts(by: Audience.self), .required, "Whom the round addresses."),
        Field(
            "feedback",
            .object([
                Field("by", .day, .required, "The last day on which it is given; after closing."),
                Field("how", .bilingual, .required, "How people hear of it."),
            ]),
            .required,
            "When and how the municipality says what it did with the outcome."
        ),
        Field(
            "adoption",
            .object([
                Field("body", .word(of: Body.self), .required, "The body that adopted this plan."),
                Field("decision", .text, .required, "By which decision: name and number."),
                Field("date", .day, .required, "When; before the round opens."),
            ]),
            .required,
            "The decision that adopted this plan."
        ),
    ])

    static let schedule = Shape.object([
        Field("opens", .moment, .required, "The first moment at which a ballot is taken."),
        Field("closes", .moment, .required, "The first moment at which none is taken any more."),
        Field(
            "paper",
            .object([
                Field("requests_until", .moment, .required, "Until when a voter may ask for a paper ballot."),
                Field("envelopes_until", .moment, .required, "Until when its envelope must be in."),
            ]),
            .optional,
            "The route by post; in every round with a sheet."
        ),
    ])

    static let terms = Shape.object([
        Field("votes_per_address", .word(of: VotesPerAddress.self), .required, "One, or as many as the register says."),
        Field(
            "minimum_ballots",
            .integer(0...1_000_000),
            .standard("10"),
            "Fewer letters make no stratum, fewer ballots no sum; never under 5."
        ),
        Field(
            "reserve",
            .object([
                Field("letters", .fraction, .standard("3%"), "Spare codes: a share of the letters of each stratum."),
                Field("letters_minimum", .integer(0...1_000_000), .standard("20"), "At least this many per stratum."),
                Field(
                    "paper",
                    .fraction,
                    .standard("20%"),
                    "Paper credentials: a share of the letters of each weight."
                ),
                Field("paper_minimum", .integer(0...1_000_000), .standard("50"), "At least this many per weight."),
            ]),
            .optional,
            "Spare credentials."
        ),
        Field(
            "late_registrations",
            .fraction,
            .standard("0.5%"),
            "How many may register late: a share of the letters."
        ),
    ])

    static let zone = Shape.object(
        [Field("id", .slug, .required, "Short name, for sheets and weights.")] + names("What people call it.") + [
            Field(
                "addresses",
                .list(.zoneRule),
                .required,
                "Rules on postcode and house number: 9401, 9401AB-9401BZ, 9401AB 1-99 odd, not 9401AC."
            )
        ]
    )

    static let group = Shape.object(
        [
            Field("id", .slug, .required, "Short name, for sheets and weights."),
            Field("kind", .word(of: Audience.self), .required, "Of what kind they are."),
        ] + names("What people call it.") + [
            Field(
                "uses",
                .list(.word(of: AddressUse.self)),
                .standard("every address"),
                "Addresses of these uses belong to it, in the words of the BAG."
            )
        ]
    )

    /// The texts of something that stands in a list.
    static func names(_ note: String) -> [Field] {
        [Field("nl", .text, .required, note), Field("en", .text, .optional, "The same in English.")]
    }
}
