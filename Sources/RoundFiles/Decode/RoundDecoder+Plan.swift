//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

extension RoundDecoder {
    static func plan(_ file: SourceReading) throws(DefinitionProblem) -> Plan {
        let feedback = try file.need("feedback")
        let adoption = try file.need("adoption")
        return Plan(
            decision: try file.need("decision").bilingual(),
            decider: try file.need("decider").word(),
            open: try file.texts("open"),
            fixed: try file.texts("fixed"),
            value: try file.need("value").bilingual(),
            roles: try file.texts("roles"),
            audiences: try file.texts("audiences"),
            feedback: FeedbackPlan(by: try feedback.need("by").day(), how: try feedback.need("how").bilingual()),
            adoption: Adoption(
                body: try adoption.need("body").word(),
                decision: try adoption.need("decision").text(),
                date: try adoption.need("date").day()
            )
        )
    }

    static func frame(_ file: SourceReading?) throws(DefinitionProblem) -> Frame? {
        guard let file else { return nil }
        return Frame(
            time: try file.need("time").bilingual(),
            money: try file.need("money").bilingual(),
            conditions: try file.need("conditions").bilingual(),
            commitment: try commitment(file.need("commitment"))
        )
    }

    static func commitment(_ file: SourceReading) throws(DefinitionProblem) -> Commitment {
        Commitment(
            body: try file.need("body").word(),
            promise: try file.need("promise").bilingual(),
            decision: try file.need("decision").text(),
            date: try file.need("date").day()
        )
    }

    static func schedule(_ file: SourceReading) throws(DefinitionProblem) -> Schedule {
        var schedule = Schedule(opens: try file.need("opens").moment(), closes: try file.need("closes").moment())
        if let paper = file.maybe("paper") {
            schedule.paper = Schedule.Paper(
                requestsUntil: try paper.need("requests_until").moment(),
                envelopesUntil: try paper.need("envelopes_until").moment()
            )
        }
        return schedule
    }

    static func terms(_ file: SourceReading) throws(DefinitionProblem) -> VotingTerms {
        var terms = VotingTerms(votesPerAddress: try file.need("votes_per_address").word())
        if let minimum = file.maybe("minimum_ballots") { terms.minimumBallots = try minimum.integer() }
        if let share = file.maybe("late_registrations") { terms.lateShare = try share.fraction() }
        if let reserve = file.maybe("reserve") {
            if let share = reserve.maybe("letters") { terms.reserve.letterShare = try share.fraction() }
            if let number = reserve.maybe("letters_minimum") { terms.reserve.letterMinimum = try number.integer() }
            if let share = reserve.maybe("paper") { terms.reserve.paperShare = try share.fraction() }
            if let number = reserve.maybe("paper_minimum") { terms.reserve.paperMinimum = try number.integer() }
        }
        return terms
    }

    static func group(_ file: SourceReading) throws(DefinitionProblem) -> Group {
        Group(
            id: try file.need("id").slug(),
            kind: try file.need("kind").word(),
            title: try file.names(),
            uses: try file.list("uses") { use throws(DefinitionProblem) in try use.word() }
        )
    }
}
