//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import RoundFixtures
import Rounds
import Testing

@Suite struct DefinitionProblemTests {
    /// Only what reads files, makes rules or gives feedback can find these: their tests stand in RoundFilesTests,
    /// DefinitionTests and FeedbackTests.
    static let foundElsewhere: Set<DefinitionProblem.Code> = [
        .unreadable, .tooLarge, .indirection, .unknownKey, .repeatedKey, .missingKey, .wrongKind, .unreadableValue,
        .notCanonical, .offset, .zoneRules, .ruleNumbers, .otherRound, .unanswered, .notPromised, .earlyFeedback,
    ]

    @Test(arguments: DefinitionRefusal.all)
    func oneFaultIsRefusedByItsCodeAlone(_ refusal: DefinitionRefusal) throws {
        var draft = try SampleRound.draft()
        try refusal.change(&draft)
        do throws(DefinitionError) {
            _ = try RoundDefinition(checking: draft)
            Issue.record("accepted")
        } catch {
            #expect(Set(error.problems.map(\.code)) == [refusal.code], "\(error)")
            #expect(error.problems.contains { $0.path.description == refusal.path }, "\(error)")
        }
    }

    @Test func everyCodeHasARefusal() {
        let tested = Set(DefinitionRefusal.all.map(\.code))
        #expect(tested.isDisjoint(with: Self.foundElsewhere))
        #expect(tested.union(Self.foundElsewhere) == Set(DefinitionProblem.Code.allCases))
    }

    @Test func allProblemsAreReportedAtOnce() throws {
        var draft = try SampleRound.draft()
        draft.title.nl = ""
        draft.terms.minimumBallots = 1
        draft.sheets[0].questions[0].max = 9
        draft.sheets[1].id = "log"
        do throws(DefinitionError) {
            _ = try RoundDefinition(checking: draft)
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.text, .minimumBallots, .choices, .reservedID])
            #expect(error.description.hasPrefix("R10 title.nl: the text is empty\nR30 terms.minimum_ballots: 1, where"))
        }
    }

    @Test func whatIsAllowedIsNotRefused() throws {
        var draft = try SampleRound.draft()
        draft.terms.minimumBallots = 5
        draft.terms.lateShare = try #require(Fraction(1, 10))
        draft.limits = Limits(advisory: 1, binding: 1, ordinance: "Verordening 2028")
        draft.schedule.paper?.requestsUntil = draft.schedule.closes
        draft.schedule.paper?.envelopesUntil = try SmallRound.moment("2028-04-24T21:00:00+02:00")
        draft.plan.feedback.by = try SmallRound.day("2028-03-28")
        draft.sheets[0].questions[0].min = 0
        draft.sheets[0].questions[0].blank = false
        draft.plan.decider = .initiator
        draft.plan.value = "Café, € 5 – 6 ‰, ‘goed’ 👍\nen\u{A0}meer"
        let definition = try RoundDefinition(checking: draft)
        #expect(try RoundDefinition(json: definition.json) == definition)
    }

    @Test func aDefinitionTooLargeForItsOwnReaderIsRefused() throws {
        var draft = try SampleRound.draft()
        let long = BilingualText(nl: String(repeating: "👍", count: DefinitionBounds.paragraph))
        draft.limits.advisory = Limits.most
        draft.sheets[0].questions = try (0..<Limits.most).map { number in
            var question = try SampleRound.advisory().questions[0]
            question.id = try #require(QuestionID("vraag-\(number)"))
            question.text = BilingualText(nl: "Vraag \(number)?")
            question.explanation = BilingualText(nl: long.nl, en: long.nl)
            return question
        }
        do throws(DefinitionError) {
            _ = try RoundDefinition(checking: draft)
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [.tooLarge])
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func manyZonesAreComparedInReasonableTime() throws {
        var draft = try SampleRound.draft()
        draft.zones += try (0..<58).map { zone in
            let rules = try (0..<300).map { try ZoneRule("\(1000 + zone)\(letters($0)) \(1 + zone)-\(2 + zone) odd") }
            let wide = try (0..<30).map {
                try ZoneRule("\(2000 + zone)\(letters($0))-\(2001 + zone)ZZ \(100 + zone * 30 + $0)")
            }
            return RoundZone(id: try #require(ZoneID("z\(zone)")), title: "Z", addresses: try Zone(rules + wide))
        }
        #expect(throws: Never.self) { try RoundDefinition(checking: draft) }
    }

    private func letters(_ number: Int) -> String {
        String(decoding: [UInt8(65 + number / 26 % 26), UInt8(65 + number % 26)], as: UTF8.self)
    }
}
