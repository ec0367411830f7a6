//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import CanonicalText
import Rounds
import TestSupport
import Testing

@Suite struct DefinitionTests {
    @Test func aSoundRoundBecomesADefinitionAndReadsBack() throws {
        let definition = try SampleRound.definition()
        let read = try RoundDefinition(json: definition.json)
        #expect(read == definition)
        #expect(read.digest == Digest(of: definition.json))
        #expect(try RoundDefinition(checking: read.values) == definition)
    }

    @Test func theJSONHasItsKeysInOrderAndEveryDefaultWrittenOut() throws {
        let text = String(decoding: try SampleRound.definition().json, as: UTF8.self)
        #expect(text.hasPrefix(#"{"format":"stemronde/definition/v1","id":"proef","municipality":"assen","#))
        #expect(text.contains(#""municipality":"assen","rehearsal":false,"title":"#))
        #expect(text.contains(#""degree":"co-decide","promises":["outcome-carried-out","progress-reported","#))
        #expect(
            text.contains(#""terms":{"votes_per_address":"one","minimum_ballots":10,"reserve":{"letters":"3/100","#)
        )
        #expect(text.contains(#""late_registrations":"1/200"},"limits":{"advisory":7,"binding":3},"zones":[{"id":"#))
        #expect(text.contains(#""join":{"zuid/winkels":"noord/winkels"},"weights":{"noord/inwoners":"3/2","noord/w"#))
        #expect(text.contains(#""zuid/inwoners":"1","zuid/winkels":"1/2"},"breakdown":true,"questions":[{"id":"#))
        #expect(text.contains(#"{"id":"bomen","nl":"Bomen","en":"Trees"},{"id":"gras","nl":"Gras"}"#))
        #expect(text.contains(#""weights":{"noord/inwoners":"1","zuid/inwoners":"1"},"breakdown":false"#))
        #expect(text.hasSuffix(#","decision":"Raadsbesluit 2028-13","date":"2028-01-20"}}}]}]}"#))
    }

    @Test func listsComeIntoTheRoundsOrder() throws {
        var draft = try SampleRound.draft()
        draft.groups[1].uses.reverse()
        draft.sheets[0].electorate.zones.reverse()
        draft.sheets[0].electorate.groups.reverse()
        draft.sheets[0].weights.reverse()
        #expect(try RoundDefinition(checking: draft) == SampleRound.definition())
    }

    @Test func strataAreJoinedAndKeepTheirOrderAndWeight() throws {
        let sheet = try #require(try SampleRound.definition().sheet("raad"))
        #expect(sheet.strata.map(\.id.text) == ["noord/inwoners", "noord/winkels", "zuid/inwoners"])
        #expect(sheet.strata[1].members.map(\.text) == ["noord/winkels", "zuid/winkels"])
        #expect(sheet.strata.map(\.weight.description) == ["3/2", "1/2", "1"])
        #expect(sheet.distinctWeights.map(\.description) == ["3/2", "1/2", "1"])
        #expect(sheet.isWeighted)
        let other = try #require(try SampleRound.definition().sheet("besluit"))
        #expect(other.distinctWeights == [.one])
        #expect(!other.isWeighted)
    }

    @Test func anElectionGetsTheDutchTexts() throws {
        let definition = try SampleRound.definition()
        let text = definition.electionText(of: try #require(definition.sheet("raad")))
        #expect(text.name == "Proefronde: Raadgevend")
        #expect(text.description == "Uw advies.")
        #expect(text.questions.map(\.answers) == [["Bomen", "Gras", "Water"]])
        #expect(text.questions.map(\.question) == ["Wat wilt u?"])
        #expect(text.questions.map(\.choices) == [4])
    }

    @Test func aDefinitionAnswersWhatOthersAsk() throws {
        let definition = try SampleRound.definition()
        #expect(definition.question("plein")?.sheet.id == "besluit")
        #expect(definition.question("plein")?.question.binding?.rule.basis == .choices)
        #expect(definition.question("nergens") == nil)
        #expect(definition.electorateKind == .households)
        #expect(
            definition.promises
                == [.outcomeCarriedOut, .progressReported, .roomStated, .useShown, .reasonsGiven]
        )
        let number = try #require(HouseNumber(3))
        #expect(definition.zone(of: try Postcode("9401ZZ"), number)?.id == "noord")
        #expect(definition.zone(of: try Postcode("9402AC"), number)?.id == "zuid")
        #expect(definition.zone(of: try Postcode("9402AB"), number) == nil)
    }

    @Test func aTextIsGivenInEnglishWhereThereIsOne() {
        let both = BilingualText(nl: "ja", en: "yes")
        #expect(both.text(in: .english) == ("yes", .english))
        #expect(both.text(in: .dutch) == ("ja", .dutch))
        #expect(BilingualText(nl: "ja").text(in: .english) == ("ja", .dutch))
    }

    @Test func whatIsNotTheCanonicalFormIsRefused() throws {
        let json = try SampleRound.definition().json
        let text = String(decoding: json, as: UTF8.self)
        for (old, new) in [
            (#"{"format""#, #"{ "format""#), (#"/v1""#, #"/v2""#),
            (#""minimum_ballots":10"#, #""minimum_ballots":010"#),
            (#""breakdown":false"#, #""breakdown":0"#), (#""3/2""#, #""6/4""#), (#","zuid/inwoners":"1""#, ""),
            (#""zones":["noord","zuid"],"groups":["inwoners","#, #""zones":["zuid","noord"],"groups":["inwoners","#),
            (#""open":{"content":"#, #""open":{"extra":"#), (#""promises":["outcome-carried-out","#, #""promises":["#),
            (#""uses":["kantoorfunctie","winkelfunctie"]"#, #""uses":["winkelfunctie","kantoorfunctie"]"#),
            (#""9402AA-9402ZZ""#, #""9402AA - 9402ZZ""#), (#""id":"proef""#, #""id":"Proef""#),
            (#"}]}"#, #"}]} "#), (#""threshold":"1/2""#, #""threshold":"3/2""#),
            (#""opens":"2028-03-06T09:00:00+01:00""#, #""opens":"2028-03-06T09:00+01:00""#),
        ] {
            let changed = text.replacing(old, with: new, maxReplacements: 1)
            #expect(changed != text, "\(old) is not there")
            expectRefused(changed.utf8.map { $0 }, .notCanonical)
        }
        expectRefused([], .notCanonical)
        for count in stride(from: 0, to: json.count, by: 41) { expectRefused(Array(json[..<count]), .notCanonical) }
        expectRefused([UInt8](repeating: 0x5B, count: DefinitionBounds.bytes + 1), .notCanonical)
    }

    @Test func readingChecksEverythingAgain() throws {
        let text = String(decoding: try SampleRound.definition().json, as: UTF8.self)
        let changed = text.replacing(#""minimum_ballots":10"#, with: #""minimum_ballots":4"#)
        expectRefused(Array(changed.utf8), .minimumBallots)
    }

    @Test func changedBytesAreRefusedOrAreTheirOwnCanonicalForm() throws {
        let seed: UInt64 = 31
        var generator = SeededGenerator(seed: seed)
        let sound = try SampleRound.definition().json
        for _ in 0..<2000 {
            var bytes = sound
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
            case 1: bytes.remove(at: place)
            default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
            }
            // Most changes break the form; those inside a text or a number may give another sound round.
            if let definition = try? RoundDefinition(json: bytes) { #expect(definition.json == bytes, "seed \(seed)") }
        }
    }

    private func expectRefused(_ json: [UInt8], _ code: DefinitionProblem.Code) {
        do throws(DefinitionError) {
            _ = try RoundDefinition(json: json)
            Issue.record("accepted")
        } catch {
            #expect(error.problems.map(\.code) == [code])
        }
    }
}
