//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFixtures
import Rounds
import Testing

/// The small round with more in it: weights of strata over two groups, a join, documents, a third option.
enum SampleRound {
    static func draft() throws -> RoundDraft {
        var draft = try SmallRound.draft()
        draft.id = "proef"
        draft.title = BilingualText(nl: "Proefronde", en: "Trial round")
        draft.summary = BilingualText(nl: "Een ronde\nvan twee bladen.")
        draft.documents = [Document(title: "Nota", url: "https://www.example.nl/nota?a=1")]
        draft.plan.roles[.consulted] = "Inwoners"
        draft.plan.audiences[.businesses] = "Wie er werkt"
        draft.terms = VotingTerms(votesPerAddress: .one)
        draft.zones = [
            try SmallRound.zone("noord", "9401"), try SmallRound.zone("zuid", "9402AA-9402ZZ", "not 9402AB 1-9 odd"),
        ]
        draft.groups = [
            Group(id: "inwoners", kind: .residents, title: "Inwoners", uses: [.dwelling]),
            Group(id: "winkels", kind: .businesses, title: "Winkels", uses: [.shop, .office]),
        ]
        draft.sheets = [try advisory(), try SmallRound.binding(quorum: try #require(Fraction(3, 10)))]
        return draft
    }

    static func definition() throws -> RoundDefinition {
        try RoundDefinition(checking: draft())
    }

    static func advisory() throws -> Sheet {
        var sheet = try SmallRound.advisory()
        sheet.electorate = Electorate(
            zones: ["noord", "zuid"],
            groups: ["inwoners", "winkels"],
            joins: [
                Electorate.Join(try SmallRound.stratum("zuid/winkels"), into: try SmallRound.stratum("noord/winkels"))
            ]
        )
        sheet.weights = [
            StratumWeight(try SmallRound.stratum("noord/inwoners"), try #require(Fraction(3, 2))),
            StratumWeight(try SmallRound.stratum("noord/winkels"), .half),
            StratumWeight(try SmallRound.stratum("zuid/winkels"), .half),
        ]
        sheet.questions[0].text = BilingualText(nl: "Wat wilt u?", en: "What would you like?")
        sheet.questions[0].explanation = "Kies er hoogstens twee."
        sheet.questions[0].options = [
            QuestionOption(id: "bomen", text: BilingualText(nl: "Bomen", en: "Trees")),
            QuestionOption(id: "gras", text: "Gras"), QuestionOption(id: "water", text: "Water"),
        ]
        sheet.questions[0].max = 2
        return sheet
    }
}
