//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds
import Testing

@testable import Web

@Suite("What pages say")
struct PageContentTests {
    private let samples: SamplePages

    init() throws { samples = try SamplePages(.dutch) }

    private func text(_ page: some Page) throws -> String {
        let main = try HTMLText(samples.html(page)).root.all().first { $0.name == "main" }
        return try #require(main).content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("Whether ballots are taken follows from phase and clock")
    func admission() throws {
        let expected: [(Phase, String, Admission)] = [
            (.adopted, "2028-03-10T12:00:00+01:00", .tooEarly), (.ready, "2028-03-10T12:00:00+01:00", .tooEarly),
            (.open, "2028-03-06T08:59:59+01:00", .tooEarly), (.open, "2028-03-06T09:00:00+01:00", .open),
            (.open, "2028-03-27T23:59:59+02:00", .open), (.open, "2028-03-28T00:00:00+02:00", .tooLate),
            (.suspended, "2028-03-10T12:00:00+01:00", .suspended), (.suspended, "2028-03-28T00:00:00+02:00", .tooLate),
            (.closing, "2028-03-28T00:00:00+02:00", .tooLate), (.annulled, "2028-03-10T12:00:00+01:00", .annulled),
            (.invalid, "2028-05-10T12:00:00+02:00", .tooLate),
        ]
        for (phase, now, admission) in expected {
            #expect(try SampleRounds.at(phase, now).admission == admission, "\(phase) at \(now)")
        }
    }

    @Test("A round offers voting only while it takes ballots, and an extended end is the one shown")
    func voteLink() throws {
        let path = "/nl/halfweg-2028/stemmen"
        let page = { (round: RoundView) in samples.html(RoundPage(round, samples.setting(.round(round.id)))) }
        #expect(page(try SampleRounds.open()).contains(path))
        for round in [try SampleRounds.adopted(), try SampleRounds.suspended(), try SampleRounds.closing()] {
            #expect(!page(round).contains(path))
        }
        var extended = try SampleRounds.open()
        extended.closes = try SampleDefinition.moment("2028-04-02T20:00:00+02:00")
        #expect(page(extended).contains("tot zondag 2 april 2028 om 20.00 uur"))
    }

    @Test("Every promise of the degrees is shown with what became of it")
    func promises() throws {
        let round = try SampleRounds.answered()
        let page = try text(RoundPage(round, samples.setting(.round(round.id))))
        for promise in round.definition.promises {
            #expect(page.contains(samples.renderer.texts(.dutch)(of: promise, in: "promise")))
        }
        #expect(page.contains("geeft ze de redenen. Bij één vraag staan de redenen er nog niet bij."))
        #expect(page.contains("De uitslag wordt uitgevoerd. De Markt is nu autovrij."))
        #expect(try text(ResultPage(round, samples.setting(.result(round.id)))).contains("De Markt is nu autovrij."))
        var untold = round
        untold.feedback = []
        let html = samples.html(RoundPage(untold, samples.setting(.round(round.id))))
        #expect(html.contains("tag--pending") && !html.contains("tag--broken"))
    }

    @Test("The latest word on a question comes first, what is not new is not said again, and every document is there")
    func feedback() throws {
        let round = try SampleRounds.answered()
        let html = samples.html(ResultPage(round, samples.setting(.result(round.id))))
        let latest = try #require(html.firstRange(of: "De Markt is autovrij vanaf 1 januari 2029."))
        let before = try #require(html[latest.upperBound...].firstRange(of: "De raad volgt de uitslag."))
        #expect(html[latest.upperBound..<before.lowerBound].contains("<details>"))
        #expect(html.ranges(of: "De raad kiest voor rustig aan").count == 1)
        #expect(html.contains("/api/rounds/\(round.id)/bundle/feedback/2.json"))
        #expect(html.contains("Terugkoppeling van woensdag 14 juni 2028"))
    }

    @Test("Words that a round has in Dutch only are marked on an English page")
    func languages() throws {
        let english = try SamplePages(.english)
        let round = try SampleRounds.cooperating()
        let html = english.html(RoundPage(round, english.setting(.round(round.id))))
        #expect(html.contains("<span lang=\"nl\">Samen een speeltuin maken</span>"))
        #expect(!html.contains("<span lang=\"nl\">Advice"))
        #expect(!samples.html(RoundPage(round, samples.setting(.round(round.id)))).contains("<span lang"))
    }

    @Test("A rehearsal says so on every page of its round")
    func rehearsal() throws {
        var round = try SampleRounds.open()
        round.isRehearsal = true
        let pages: [String] = [
            samples.html(RoundPage(round, samples.setting(.round(round.id)))),
            samples.html(VotingPage(round, samples.setting(.vote(round.id)))),
            samples.html(NoticePage(.suspended, round: round, samples.setting(.vote(round.id)))),
        ]
        for page in pages { #expect(page.contains("Dit is een oefening. Je stem telt niet mee.")) }
    }

    @Test(
        "An address is judged by the zones alone",
        arguments: [
            ("9401AB", "1", "Ja, 9401 AB 1"), (" 9402 zz", "12-a bis", "Ja, 9402 ZZ 12"),
            ("9409AA", "1", "Nee, 9409 AA 1"),
        ]
    )
    func address(postcode: String, number: String, heading: String) throws {
        let round = try SampleRounds.open()
        let typed = AddressPage.Typed(postcode: postcode, houseNumber: number)
        let page = AddressPage(round, typed, samples.setting(.address(round.id)))
        #expect(page.status == 200)
        #expect(try text(page).contains(heading))
    }

    @Test(
        "What is no address is asked for again, with what was typed kept",
        arguments: [("", "1", 1), ("9401", "1", 1), ("9401AB", "", 1), ("9401AB", "a", 1), ("x", "0", 2)]
    )
    func addressMistakes(postcode: String, number: String, count: Int) throws {
        let round = try SampleRounds.open()
        let typed = AddressPage.Typed(postcode: postcode, houseNumber: number)
        let page = AddressPage(round, typed, samples.setting(.address(round.id)))
        #expect(page.status == 422)
        #expect(page.errors?.items.count == count)
        let html = try HTMLText(samples.html(page))
        let fields = html.root.all().filter { $0.name == "input" }
        #expect(fields.map { $0.attributes["value"] } == [postcode, number])
    }

    @Test("The voting document asks advice first, has no form, and no input for the code")
    func votingDocument() throws {
        let round = try SampleRounds.open()
        let html = try HTMLText(samples.html(VotingPage(round, samples.setting(.vote(round.id)))))
        let all = html.root.all()
        let questions = all.filter { $0.attributes["data-step"] == "question" }.map { $0.attributes["data-question"] }
        #expect(questions == ["tempo", "plekken", "autovrij", "naam"])
        #expect(!all.contains { $0.name == "form" })
        #expect(!all.contains { $0.attributes["id"] == "voting-code" })
        #expect(all.filter { $0.name == "button" }.allSatisfy { $0.attributes["type"] == "button" })
        let fragments = all.compactMap { $0.attributes["data-fragment"] }
        #expect(Set(fragments).count == fragments.count)
        // Only what groups answers has a name.
        let names = Set(all.filter { $0.name == "input" }.compactMap { $0.attributes["name"] })
        #expect(names == ["tempo", "plekken", "autovrij", "naam"])
    }

    @Test("The voting document's data name each sheet's election, its bytes and its questions")
    func votingData() throws {
        let round = try SampleRounds.open()
        let page = VotingPage(round, samples.setting(.vote(round.id)))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(page.data.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["round", "language", "titleEnd", "sheets", "paths", "texts"])
        let sheets = try #require(object["sheets"] as? [[String: Any]])
        #expect(sheets.map { $0["id"] as? String } == ["advies", "besluit"])
        #expect(sheets[0]["bytes"] as? String == "/api/elections/F85Pe26swn4Yg2/election")
        #expect(sheets[0]["weighted"] as? Bool == true)
        let questions = try #require(sheets[0]["questions"] as? [[String: Any]])
        #expect(questions[1]["max"] as? Int == 2)
        #expect(questions[1]["options"] as? [String] == ["markt", "kade", "koopmansplein", "station"])
    }

    @Test("One choice is asked by radio buttons, anything else by checkboxes, and blank is apart")
    func inputs() throws {
        let round = try SampleRounds.cooperating()
        let html = try HTMLText(samples.html(VotingPage(round, samples.setting(.vote(round.id)))))
        var kinds: [String: Set<String>] = [:]
        for input in html.root.all() where input.name == "input" {
            guard let name = input.attributes["name"], let type = input.attributes["type"] else { continue }
            kinds[name, default: []].insert(type)
        }
        #expect(
            kinds == ["tempo": ["radio"], "plekken": ["checkbox"], "toestellen": ["checkbox"], "kleuren": ["checkbox"]]
        )
        let blanks = html.root.all().filter { $0.attributes["data-blank"] != nil }.compactMap { $0.attributes["name"] }
        #expect(blanks == ["tempo", "toestellen"])
    }

    @Test("A result shows votes and shares, weighted beside unweighted, and the rule worked out")
    func result() throws {
        let round = try SampleRounds.tallied()
        let page = try text(ResultPage(round, samples.setting(.result(round.id))))
        #expect(page.contains("Voorlopige uitslag"))
        #expect(page.contains("10.840 van de 35.102 adressen hebben gestemd. Dat is 30,9%."))
        #expect(page.contains("Besluit volgens de beslisregel Aangenomen"))
        #expect(page.contains("Opkomst 10.840 van 35.102 adressen: 30,9% Nodig: minstens 30% Gehaald"))
        #expect(page.contains("Geen winnaar") || page.contains("Gekozen"))
        #expect(page.contains("Zonder gewicht Met gewicht"))
        #expect(page.contains("met het gemiddelde gewicht"))
    }

    @Test("Too few ballots are not shown, and say why")
    func tooFew() throws {
        let round = try SampleRounds.tallied(tooFew: true)
        let page = try text(ResultPage(round, samples.setting(.result(round.id))))
        #expect(page.contains("Een telling van minder dan 10 stemmen"))
        #expect(page.contains("Geen besluit: er is te weinig gestemd"))
    }

    @Test("Every kind of notice has a status and says what to do", arguments: NoticeKind.allCases)
    func notices(kind: NoticeKind) throws {
        let round = try SampleRounds.suspended()
        let page = NoticePage(kind, round: round, wait: 120, samples.setting(.vote(round.id)))
        #expect(page.status == kind.status)
        #expect(NoticePage(kind, round: round, status: 200, samples.setting(.vote(round.id))).status == 200)
        let html = try HTMLText(samples.html(page))
        #expect(html.root.all().contains { $0.attributes["class"] == "plain actions" })
    }

    @Test("A tracking code that nobody has is told with status 404, one that cannot be read as a mistake")
    func search() throws {
        let round = try SampleRounds.open()
        let page = { MyBallotPage(round, $0, samples.setting(.myBallot(round.id))) }
        #expect(page(.none).status == 200)
        #expect(page(.missing(Digest(of: []))).status == 404)
        #expect(page(.unreadable("x")).status == 422)
        #expect(try text(page(.missing(Digest(of: [])))).contains("Er is geen stem met deze volgcode"))
    }
}
