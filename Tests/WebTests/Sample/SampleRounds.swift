//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Rounds
import Testing
import Web

/// The sample round at every stage that pages tell apart.
enum SampleRounds {
    static func open() throws -> RoundView {
        var round = RoundView(
            definition: try SampleDefinition.round(),
            phase: .open,
            now: try SampleDefinition.moment("2028-03-10T12:00:00+01:00")
        )
        round.elections = try elections(of: round.definition)
        return round
    }

    static func elections(of definition: RoundDefinition) throws -> [RoundView.Election] {
        try SampleElections.all(of: definition).map { sheet, election in
            RoundView.Election(
                sheet: sheet,
                uuid: try #require(ElectionID(election.uuid)),
                fingerprint: election.fingerprint
            )
        }
    }

    static func at(_ phase: Phase, _ now: String, reason: String? = nil) throws -> RoundView {
        var round = try open()
        round.phase = phase
        round.now = try SampleDefinition.moment(now)
        round.reason = reason
        return round
    }

    static func adopted() throws -> RoundView {
        var round = try at(.adopted, "2028-02-10T12:00:00+01:00")
        round.elections = []
        return round
    }

    static func suspended() throws -> RoundView {
        try at(.suspended, "2028-03-10T12:00:00+01:00", reason: "Er is een storing bij de drukker van de brieven.")
    }

    static func annulled() throws -> RoundView {
        try at(.annulled, "2028-03-11T12:00:00+01:00", reason: "De brieven zijn naar verkeerde adressen gestuurd.")
    }

    static func closing() throws -> RoundView {
        try at(.closing, "2028-03-28T09:00:00+02:00")
    }

    static func tallied(tooFew: Bool = false) throws -> RoundView {
        var round = try at(.tallied, "2028-04-03T09:00:00+02:00")
        round.result = try SampleOutcome.result(of: round.definition, tooFew: tooFew)
        return round
    }

    static func invalid() throws -> RoundView {
        var round = try tallied()
        round.phase = .invalid
        round.reason = "De rechter heeft de stemronde ongeldig verklaard."
        return round
    }

    static func answered() throws -> RoundView {
        var round = try tallied()
        round.phase = .answered
        round.isRehearsal = true
        round.feedback = [
            FeedbackView(number: 1, document: try first(on: round.definition)),
            FeedbackView(number: 2, document: try second(on: round.definition)),
        ]
        return round
    }

    /// What the council said two months after the round.
    private static func first(on definition: RoundDefinition) throws -> Feedback {
        try Feedback(
            on: definition,
            date: SampleDefinition.day("2028-06-14"),
            answers: definition.sheets.flatMap(\.questions).map { question in
                question.id == "tempo"
                    ? Feedback.Answer(
                        question: "tempo",
                        done: BilingualText(
                            nl: "De raad kiest voor rustig aan: vóór 2035.\nElk jaar komt er een verslag.",
                            en: "The council chooses step by step: before 2035.\nA report follows each year."
                        ),
                        reason: BilingualText(
                            nl: "Sneller past niet bij het geld dat er is.",
                            en: "Faster does not fit the money there is."
                        )
                    )
                    : Feedback.Answer(question: question.id, done: "De raad volgt de uitslag.")
            },
            reports: [
                Feedback.Report(
                    promise: .reasonsGiven,
                    isKept: false,
                    explanation: BilingualText(
                        nl: "Bij één vraag staan de redenen er nog niet bij.",
                        en: "For one question the reasons are still missing."
                    )
                ),
                Feedback.Report(promise: .progressReported, isKept: false, explanation: "Nog geen verslag."),
            ]
        )
    }

    /// A report of the next year: one thing is new.
    private static func second(on definition: RoundDefinition) throws -> Feedback {
        let before = try first(on: definition)
        var answers = before.answers
        if let place = answers.firstIndex(where: { $0.question == "autovrij" }) {
            answers[place].done = "De Markt is autovrij vanaf 1 januari 2029."
        }
        let report = Feedback.Report(
            promise: .outcomeCarriedOut,
            isKept: true,
            explanation: BilingualText(nl: "De Markt is nu autovrij.", en: "The Markt has no cars now.")
        )
        return try Feedback(
            on: definition,
            date: SampleDefinition.day("2029-01-20"),
            answers: answers,
            reports: [report]
        )
    }

    /// A notice with documents: no questions.
    static func informing() throws -> RoundView {
        var draft = try SampleDefinition.draft()
        draft.id = "rondweg"
        draft.title = BilingualText(
            nl: "De rondweg gaat dicht voor onderhoud",
            en: "The ring road closes for maintenance"
        )
        draft.degree = .inform
        draft.media = ["Brief", "Website"]
        draft.sheets = []
        draft.zones = []
        draft.groups = []
        draft.schedule.paper = nil
        return RoundView(
            definition: try RoundDefinition(checking: draft),
            phase: .open,
            now: try SampleDefinition.moment("2028-03-10T12:00:00+01:00")
        )
    }

    /// Advice within conditions, one vote for each person, questions of every shape, on one sheet.
    static func cooperating() throws -> RoundView {
        var draft = try SampleDefinition.draft()
        draft.id = "speeltuin"
        draft.title = BilingualText(nl: "Samen een speeltuin maken")
        draft.degree = .cooperate
        draft.terms.votesPerAddress = .fromRegister
        draft.frame = Frame(
            time: "Klaar voor de zomer van 2029.",
            money: BilingualText(nl: "Hoogstens 150.000 euro.", en: "At most 150,000 euros."),
            conditions: "Alle kinderen kunnen er spelen.",
            commitment: Commitment(
                body: .raad,
                promise: "De raad voert de uitslag uit.",
                decision: "Raadsbesluit 2028-14",
                date: try SampleDefinition.day("2028-01-20")
            )
        )
        var sheet = try SampleDefinition.advisory()
        sheet.degree = .cooperate
        sheet.weights = []
        sheet.breakdown = false
        sheet.questions[1].min = 0
        sheet.questions[1].max = 1
        sheet.questions[1].blank = false
        var exact = sheet.questions[1]
        exact.id = "toestellen"
        (exact.min, exact.max, exact.blank) = (2, 2, true)
        exact.text = "Welke twee toestellen wil je?"
        var upTo = exact
        upTo.id = "kleuren"
        (upTo.min, upTo.max, upTo.blank) = (0, 3, false)
        upTo.text = "Welke kleuren mogen erin?"
        sheet.questions += [exact, upTo]
        draft.sheets = [sheet]
        var round = RoundView(
            definition: try RoundDefinition(checking: draft),
            phase: .open,
            now: try SampleDefinition.moment("2028-03-22T12:00:00+01:00")
        )
        round.elections = try elections(of: round.definition)
        return round
    }
}
