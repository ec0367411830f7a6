//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

extension RoundShape {
    static let sheet = Shape.object([
        Field("id", .slug, .required, "Short name; it names a folder of the published record."),
        Field("degree", .word(of: Degree.self), .standard("the round's"), "co-decide makes all its questions binding."),
        Field("title", .bilingual, .required, "What the voter sees above its questions."),
        Field("description", .bilingual, .required, "What it is about; part of the election."),
        Field("zones", .list(.slug), .standard("all zones"), "Whose addresses may answer."),
        Field("groups", .list(.slug), .standard("all groups"), "Who may answer there."),
        Field(
            "join",
            .table(keys: .stratum, values: .stratum),
            .optional,
            "A stratum too small to stand alone, and the one it is counted with: oost/winkels: noord/winkels."
        ),
        Field(
            "weights",
            .table(keys: .zoneOrStratum, values: .fraction),
            .standard("1 everywhere"),
            "How much a ballot counts, by zone or by zone/group; advisory sheets only."
        ),
        Field("breakdown", .boolean, .standard("false"), "Whether the outcome is also shown per stratum."),
        Field("questions", .list(question), .required, "In the order of the ballot."),
    ])

    static let question = Shape.object([
        Field("id", .slug, .required, "Short name, unique in the round."),
        Field("text", .bilingual, .required, "The question, as simply as can be."),
        Field("explanation", .bilingual, .optional, "What a voter should know to answer it."),
        Field(
            "options",
            .list(.object([Field("id", .slug, .required, "Short name.")] + names("The answer."))),
            .required,
            "2 to 20; a binding question of two has for and against, in that order."
        ),
        Field("min", .integer(0...1000), .standard("1"), "The least number of options to choose."),
        Field("max", .integer(0...1000), .standard("1"), "The largest number of options to choose."),
        Field("blank", .boolean, .standard("true, or false if min is 0"), "Whether a voter may choose blank."),
        Field("binding", binding, .optional, "For the questions of a sheet at co-decide, and for no others."),
    ])

    static let binding = Shape.object([
        Field("rule", rule, .required, "When the question is decided, and how."),
        Field("commitment", commitment, .required, "Who will carry the outcome out."),
    ])

    static let rule = Shape.object([
        Field(
            "basis",
            .word(of: DecisionRule.Basis.self),
            .required,
            "What the threshold is a share of: the answers that are not blank, all ballots, or all who may vote."
        ),
        Field("comparison", .word(of: DecisionRule.Comparison.self), .required, "More than it, or at least."),
        Field("threshold", .fraction, .required, "The share that the winner needs: 1/2, 50%."),
        Field("turnout_quorum", .fraction, .standard("0"), "The share of the electorate that must have voted."),
        Field("support_quorum", .fraction, .standard("0"), "The share of the electorate that must be for the winner."),
    ])
}
