//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Letters
import PaperDesk
import Registrar
import RoundBundle
import Rounds
import Service
import Store
import Testing
import Verification

@testable import Simulation

@Suite("Paper desk with several piles")
struct SeveralPilesTests {
    /// A pile as it is played: what the first official types, and the same of the second, but for one ballot.
    private struct Play {
        let name: String
        /// Ballots sent.
        let sent: Int
        let typed: [String]
        var other: (ballot: Int, line: String)?
        var invalid: [Int]
    }

    private let plays = [
        // Of the centre, where a ballot weighs 3/2.
        Play(
            name: "raadgevend.1",
            sent: 6,
            typed: ["3 1+2", "3 2", "0 3", "4 1", "* 2+3"],
            other: (2, "3 3"),
            invalid: [1, 0]
        ),
        Play(
            name: "raadgevend.2",
            sent: 7,
            typed: ["1 4", "1 4", "1 *", "1 4", "2 1", "1 3+4", "0 2"],
            invalid: [0, 1]
        ),
        Play(name: "raadgevend.3", sent: 0, typed: [], invalid: []),
        Play(
            name: "bindend.1",
            sent: 13,
            typed: ["1", "1", "2", "1", "2", "0", "2", "1", "2", "*", "2"],
            invalid: [1]
        ),
    ]
    private var used: [Play] { plays.filter { $0.sent > 0 } }

    @Test("every pile is entered, sealed, cast and reconciled by itself, and counts with its own weight")
    func piles() async throws {
        try await withTemporaryFolder { folder in
            let piles = try await PilesRound(in: folder.appending(path: "site"))
            #expect(Pile.all(of: piles.definition).map(\.name) == plays.map(\.name))
            try await request(piles)
            // The first question of the advisory sheet has a blank before its options, the second has none.
            try await piles.vote(6, in: "centrum", [[[0, 1, 0, 0, 0], [1, 0, 0, 0]], [[0, 1, 0]]])
            try await piles.vote(6, in: "kloosterveen", [[[0, 0, 1, 0, 0], [0, 0, 0, 1]], [[0, 0, 1]]])
            let book = try await receive(piles)
            piles.round.closeOnline()
            let desk = try piles.round.paperDesk
            try desk.open()
            let officials = try piles.round.officials()
            for play in used { try enter(play, piles, desk, officials) }
            try await refuseOtherPiles(piles, desk, officials)
            var counts: [PaperCount] = []
            for play in used {
                let pile = try piles.pile(play.name)
                var generator = SodiumGenerator()
                let count = try desk.seal(
                    pile,
                    by: officials,
                    urn: try await piles.urn(pile),
                    envelopes: book.total(pile),
                    using: &generator
                )
                #expect(count.ballots == play.typed.count && count.envelopes == play.typed.count)
                #expect(count.void == 0 && count.invalid == play.invalid && count.weight == pile.weight)
                #expect(count.resolved == (play.other == nil ? 0 : 1))
                counts.append(count)
            }
            try refuseOtherSealed(piles, desk)
            try await cast(piles)
            try await close(piles)
            try await piles.round.simulation.tally(piles.round.ceremony)
            let bundle = folder.appending(path: "bundle")
            let report = try await piles.round.simulation.publish(bundle)
            #expect(report.verdict == .verified, "\(report)")
            try outcome(of: bundle)
            try minutes(of: bundle, counts)
        }
    }

    // MARK: While the round is open

    /// Paper is asked for in two zones, of different weights; an activation of another pile's credential is refused.
    private func request(_ piles: PilesRound) async throws {
        try await piles.moveToPaper(5, in: "centrum", weights: [0, 0])
        let order = try await piles.order(5, in: "centrum", PaperBook())
        let other = try await piles.order(0, in: "kloosterveen", PaperBook())
        guard case .activation(let right) = order.items[1].statement else {
            Issue.record("the second statement of a request is no activation")
            return
        }
        try await piles.round.simulation.submit(order.items[0].statement, signers: 1)
        for (paper, code) in [
            (other.paper[0], LogProblem.Code.activationStratum), (other.paper[1], .unknownCredential),
        ] {
            let wrong = Activation(
                heading: right.heading,
                election: right.election,
                credential: paper.key,
                ground: right.ground,
                times: right.times
            )
            #expect(try await piles.refusal(of: wrong) == [code])
        }
        for item in order.items.dropFirst() { try await piles.round.simulation.submit(item.statement, signers: 1) }
        try await piles.moveToPaper(7, in: "kloosterveen", weights: [1, 0])
        let state = try await piles.round.simulation.state()
        for play in plays {
            #expect(try piles.pile(play.name).reconciliation(in: state)?.activated == play.sent, "\(play.name)")
        }
    }

    /// Envelopes are counted for each pile, and each waits for its own.
    private func receive(_ piles: PilesRound) async throws -> ReceptionBook {
        let (definition, state) = (piles.definition, try await piles.round.simulation.state())
        let now = definition.schedule.opens
        var book = ReceptionBook()
        func refuses(_ code: PaperError.Code, _ body: () throws -> Void) {
            #expect(#expect(throws: PaperError.self) { try body() }?.code == code)
        }
        for play in used {
            let pile = try piles.pile(play.name)
            try book.add(play.typed.count - 1, of: pile, at: now, in: state, definition)
        }
        let (few, enough, none) = try (piles.pile(plays[0].name), piles.pile(plays[1].name), piles.pile(plays[2].name))
        refuses(.early) { try book.demandOpening(of: few, at: now, definition) }
        try book.demandOpening(of: enough, at: now, definition)
        for play in used { try book.add(1, of: piles.pile(play.name), at: now, in: state, definition) }
        try book.demandOpening(of: few, at: now, definition)
        // Others were sent more; of these no more than that came in.
        refuses(.count) { try book.add(1, of: none, at: now, in: state, definition) }
        refuses(.count) { try book.add(2, of: few, at: now, in: state, definition) }
        refuses(.early) { try book.demandOpening(of: none, at: now, definition) }
        for play in plays { #expect(try book.total(piles.pile(play.name)) == play.typed.count) }
        return book
    }

    // MARK: Entering and sealing

    /// Two officials type a pile; where they differ, both read the first one's line from the paper.
    private func enter(_ play: Play, _ piles: PilesRound, _ desk: DeskFolder, _ officials: [DeskOfficial]) throws {
        let pile = try piles.pile(play.name)
        func line(_ text: String) throws -> PaperLine {
            try PaperLine(typed: text, for: pile.shapes(in: desk.definition))
        }
        for (place, official) in officials.enumerated() {
            var entry = try desk.readEntry(pile, by: official)
            for text in play.typed { try entry.add(try line(text)) }
            if place == 1, let other = play.other { try entry.replace(other.ballot, by: try line(other.line)) }
            try desk.write(entry, by: official)
        }
        let comparison = try desk.compare(pile, officials)
        #expect(comparison.differing == (play.other.map { [$0.ballot] } ?? []))
        try desk.note(comparison)
        guard let other = play.other else { return }
        var resolution = PaperResolution(of: comparison)
        let third = try line(play.typed[other.ballot - 1])
        try resolution.add(other.ballot, third, third)
        try desk.write(resolution, by: officials)
    }

    /// Neither the credentials nor the entries of one pile serve another, even of the same sheet.
    private func refuseOtherPiles(_ piles: PilesRound, _ desk: DeskFolder, _ officials: [DeskOfficial]) async throws {
        let (own, other, none) = try (piles.pile(plays[0].name), piles.pile(plays[1].name), piles.pile(plays[2].name))
        var generator = SodiumGenerator()
        let urn = try await piles.urn(other)
        #expect(urn.room == 7)
        let sealing = #expect(throws: PaperError.self) {
            try desk.seal(own, by: officials, urn: urn, envelopes: 5, using: &generator)
        }
        #expect(sealing?.code == .pile)
        #expect(desk.entered(own).count == 2 && !FileManager.default.fileExists(atPath: desk.ballots(own).path))
        let sheet = await #expect(throws: PaperError.self) { _ = try await piles.urn(own, sheet: 1) }
        #expect(sheet?.code == .pile)
        #expect(try await piles.urn(none).room == 0)
        let missing = #expect(throws: PaperError.self) { try desk.compare(none, officials) }
        #expect(missing?.code == .pile)
        let folder = desk.url.appending(path: none.name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        for official in officials {
            let place = desk.entry(none, official.name)
            try FileManager.default.copyItem(at: desk.entry(own, official.name), to: place)
            #expect(throws: (any Error).self) { try desk.readEntry(none, by: official) }
        }
        #expect(throws: (any Error).self) { try desk.compare(none, officials) }
        try FileManager.default.removeItem(at: folder)
    }

    /// Encrypted ballots and their signed numbers are not those of another pile.
    private func refuseOtherSealed(_ piles: PilesRound, _ desk: DeskFolder) throws {
        let (own, none) = try (piles.pile(plays[0].name), piles.pile(plays[2].name))
        let folder = desk.url.appending(path: none.name)
        try FileManager.default.copyItem(at: desk.url.appending(path: own.name), to: folder)
        let error = #expect(throws: PaperError.self) { try desk.finishSealing(none) }
        #expect(error?.code == .altered)
        try FileManager.default.removeItem(at: folder)
        #expect(try desk.finishSealing(none) == nil)
    }

    // MARK: Casting and closing

    /// Ballots are cast pile by pile. One that says it is of another pile is refused.
    private func cast(_ piles: PilesRound) async throws {
        let sealed = try used.map { try piles.ballots(piles.pile($0.name)) }
        #expect(sealed.map(\.count) == used.map(\.typed.count))
        let texts = sealed.map { String(decoding: $0[0], as: UTF8.self) }
        func value(_ key: String, _ text: String) throws -> Substring {
            try #require(text.split(separator: "\"\(key)\":\"", maxSplits: 1).last?.prefix { $0 != "\"" })
        }
        func moved(_ key: String, to other: String) throws -> [UInt8] {
            Array(texts[0].replacing(try value(key, texts[0]), with: try value(key, other)).utf8)
        }
        let toPile = try await piles.service.castPaper([try moved("credential", to: texts[1])])
        guard case .refused(.ballot(0, _)) = toPile else {
            Issue.record("a ballot with the credential of another pile: \(toPile)")
            return
        }
        let toSheet = try await piles.service.castPaper([try moved("election_uuid", to: texts[2])])
        guard case .refused(.notTaken(let refusal)) = toSheet, case .unknownCredential = refusal.reason else {
            Issue.record("a ballot of another sheet: \(toSheet)")
            return
        }
        for ballot in sealed.joined() {
            guard case .recorded = try await piles.service.castPaper([ballot]) else {
                Issue.record("a paper ballot was refused")
                return
            }
        }
    }

    /// The closing act names the numbers of each pile; those of one pile in the place of another's are refused.
    private func close(_ piles: PilesRound) async throws {
        let simulation = piles.round.simulation
        let closing = try await simulation.closing()
        var swapped = closing
        for place in swapped.sheets.indices {
            let numbers = swapped.sheets[place].reconciliation
            let paper = Array(numbers.paper.reversed())
            swapped.sheets[place].reconciliation = Reconciliation(letters: numbers.letters, paper: paper)
        }
        await #expect(throws: SimulationError.self) { try await simulation.act(.close(swapped)) }
        try await simulation.act(.close(closing))
        let sheets = try #require(try await simulation.state().closing?.sheets)
        for play in plays {
            let pile = try piles.pile(play.name)
            let row = sheets[pile.sheetPlace].reconciliation.paper[pile.weightPlace]
            let voted = play.typed.count
            #expect(sheets[pile.sheetPlace].weights[pile.weightPlace] == pile.weight)
            #expect(row.activated == play.sent && row.late == 0 && row.isBalanced, "\(play.name)")
            #expect(row.voted == voted && row.notReturned == play.sent - voted, "\(play.name)")
        }
        #expect(sheets.map(\.reconciliation.total.letters.toPaper) == [13, 13])
    }

    // MARK: Outcome

    /// The sums of every cell are those typed and cast on-line, and weigh what their pile weighs.
    private func outcome(of bundle: URL) throws {
        let result = try RoundResult(json: try BundleFolder(bundle).read(BundlePaths.result))
        let (advice, decision) = (result.counted[0], result.counted[1])
        // Seven zones, then the piles: each a cell of its own.
        #expect(advice.plan.cells.map(\.strata) == (0..<10).map { [$0] })
        #expect(advice.plan.cells.map(\.weight.description) == ["3/2", "1", "1", "1", "1", "1", "2", "3/2", "1", "2"])
        #expect(advice.plan.cells.map(\.ballots) == [6, 0, 0, 0, 0, 6, 0, 5, 7, 0])
        #expect(decision.plan.cells.map(\.ballots) == [6, 0, 0, 0, 0, 6, 0, 11])
        let nothing = [[0, 0, 0, 0, 0], [0, 0, 0, 0]]
        let expected = [
            0: [[0, 6, 0, 0, 0], [6, 0, 0, 0]],
            5: [[0, 0, 6, 0, 0], [0, 0, 0, 6]],
            7: [[2, 0, 0, 2, 1], [2, 3, 2, 0]],
            8: [[1, 5, 1, 0, 0], [1, 1, 1, 4]],
        ]
        #expect(advice.sums.map { $0.map(\.counts) } == (0..<10).map { expected[$0] ?? nothing })
        #expect(decision.sums.last?.map(\.counts) == [[2, 4, 5]])
        let outcomes = result.outcomes
        #expect(outcomes.map(\.paper) == [12, 11] && outcomes.map(\.online) == [12, 12])
        #expect(outcomes[0].questions.map { $0.total?.counts } == [[3, 11, 7, 2, 1], [9, 4, 3, 10]])
        #expect(outcomes[0].questions[0].weighted?.map(\.description) == ["14", "7", "3", "3/2"])
        #expect(outcomes[0].questions[0].weightedBlank == Fraction(whole: 4))
        #expect(outcomes[0].questions[1].weighted?.map(\.description) == ["13", "11/2", "4", "10"])
        #expect(outcomes[1].questions.map { $0.total?.counts } == [[2, 10, 11]])
        #expect(outcomes[1].questions[0].weighted == nil)
    }

    /// The minutes find each pile's signed numbers in the urn, and would name two that were exchanged.
    private func minutes(of bundle: URL, _ counts: [PaperCount]) throws {
        let folder = BundleFolder(bundle)
        let replay = try BundleReplay(reading: folder)
        let result = try RoundResult(json: try folder.read(BundlePaths.result))
        func text(_ names: [String]) -> String {
            let papers = zip(names, counts).map { MinutesDocument.PaperPile($1, as: $0) }
            return MinutesDocument(replay: replay, result: result, check: nil, papers: papers).html.text
        }
        let names = counts.map(\.pile)
        #expect(!text(names).contains("Afwijking in stapel"))
        let exchanged = text([names[1], names[0], names[2]])
        for name in names {
            #expect(exchanged.contains("Afwijking in stapel \(name)") == (name != "bindend.1"), "\(name)")
        }
    }
}
