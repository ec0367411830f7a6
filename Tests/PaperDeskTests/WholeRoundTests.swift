//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ElectionRecord
import Foundation
import Letters
import PaperDesk
import Registrar
import RoundBundle
import Rounds
import Service
import Testing
import Verification

@testable import Simulation

@Suite("Paper desk in a round")
struct WholeRoundTests {
    private func lines(_ texts: [String], _ definition: RoundDefinition, _ pile: Pile) throws -> [PaperLine] {
        try texts.map { try PaperLine(typed: $0, for: pile.shapes(in: definition)) }
    }

    @Test("a round with paper ballots, entered twice and resolved on the paper, verifies")
    func wholeRound() async throws {
        try await withTemporaryFolder { folder in
            let round = try await PaperRound(in: folder.appending(path: "site"))
            let before = try #require(Pile.all(of: round.definition).first)
            let early = try await round.simulation.state()
            let usual = before.reconciliation(in: early)?.activated ?? 0
            try await round.moveToPaper(3)
            round.closeOnline()
            // What the simulation itself has on paper stands in the urn before.
            try await round.simulation.castPaper()
            let state = try await round.simulation.state()
            #expect(before.reconciliation(in: state)?.activated == usual + 3)

            let (desk, officials, pile) = (try round.paperDesk, try round.officials(), before)
            try desk.open()
            for (official, texts) in zip(officials, [["1", "2", "*"], ["1", "1", "*"]]) {
                var entry = try desk.readEntry(pile, by: official)
                #expect(entry.lines.isEmpty)
                for line in try lines(texts, round.definition, pile) { try entry.add(line) }
                try desk.write(entry, by: official)
                #expect(try desk.readEntry(pile, by: official) == entry)
            }
            // An official who began to enter the pile, and was relieved.
            let relieved = try round.official(2)
            try desk.write(PaperEntry(pile: pile, official: relieved.name), by: relieved)
            let urn = try PaperUrn(
                pile,
                state: state,
                context: round.simulation.elections[0].context,
                spares: SpareCodes.open(round.issue.paper, .paper, of: round.definition, passphrases: [:])
            )
            #expect(urn.room == 3)
            func refusesToSeal(_ code: PaperError.Code, envelopes: Int = 3, by: [DeskOfficial]? = nil) throws {
                let before = try Self.files(in: desk.url)
                var generator = SodiumGenerator()
                let error = #expect(throws: PaperError.self) {
                    try desk.seal(pile, by: by ?? officials, urn: urn, envelopes: envelopes, using: &generator)
                }
                #expect(error?.code == code)
                #expect(try Self.files(in: desk.url) == before, "nothing is lost")
            }
            try refusesToSeal(.unresolved)
            try refusesToSeal(.onePerson, by: [officials[0], officials[0]])
            let comparison = try desk.compare(pile, officials)
            #expect(comparison.differing == [2])
            try desk.note(comparison)
            try refusesToSeal(.unresolved)
            var resolution = PaperResolution(of: comparison)
            let third = try lines(["1"], round.definition, pile)[0]
            try resolution.add(2, third, third)
            try desk.write(resolution, by: officials)
            // More ballots than envelopes, or than credentials that can cast one.
            try refusesToSeal(.count, envelopes: 2)
            let unsealed = try Self.files(in: desk.url)
            #expect(try desk.finishSealing(pile) == nil)
            let typed = (officials + [relieved]).map { desk.entry(pile, $0.name) } + [desk.resolution(pile)]
            let copies = try typed.map { try Data(contentsOf: $0) }
            var generator = SodiumGenerator()
            let full = try PaperUrn(
                pile,
                state: early,
                context: round.simulation.elections[0].context,
                spares: SpareCodes.open(round.issue.paper, .paper, of: round.definition, passphrases: [:])
            )
            #expect(full.room < 3)
            #expect(throws: PaperError.self) {
                try desk.seal(pile, by: officials, urn: full, envelopes: 3, using: &generator)
            }
            #expect(try Self.files(in: desk.url) == unsealed)
            let count = try desk.seal(pile, by: officials, urn: urn, envelopes: 3, using: &generator)
            try refusesToSeal(.compared)
            #expect(count.ballots == 3 && count.resolved == 1 && count.void == 0 && count.invalid == [1])
            let (read, signers) = try PaperCount.read(
                [UInt8](try Data(contentsOf: desk.count(pile))),
                known: round.known
            )
            #expect(read == count && signers.count == 2)
            // Nothing that was typed is left.
            #expect(!typed.contains { FileManager.default.fileExists(atPath: $0.path) })
            try brokenOff(desk, pile, count, zip(typed, copies))

            let ballots = try Data(contentsOf: desk.ballots(pile)).split(separator: 0x0A).map { [UInt8]($0) }
            #expect(ballots.count == 3)
            for ballot in ballots {
                guard case .recorded = try await round.site.service.castPaper([ballot]) else {
                    Issue.record("a paper ballot was refused")
                    return
                }
            }
            try await round.simulation.act(.close(try await round.simulation.closing()))
            try await round.simulation.tally(round.ceremony)
            let report = try await round.simulation.publish(folder.appending(path: "bundle"))
            #expect(report.verdict == .verified, "\(report)")
            try minutes(of: folder.appending(path: "bundle"), count)
            let closing = try #require(try await round.simulation.state().closing?.sheets.first?.reconciliation)
            #expect(closing.paper[0].voted == usual + 3 && closing.paper[0].notReturned == 0)
        }
    }

    /// A crash left what was typed: the same again destroys it, but not where the ballots are others than were signed.
    private func brokenOff(
        _ desk: DeskFolder,
        _ pile: Pile,
        _ count: PaperCount,
        _ typed: some Sequence<(URL, Data)>
    ) throws {
        for (url, data) in typed { try data.write(to: url) }
        let ballots = try Data(contentsOf: desk.ballots(pile))
        try (ballots + ballots).write(to: desk.ballots(pile))
        let error = try #require(throws: PaperError.self) { try desk.finishSealing(pile) }
        #expect(error.code == .altered)
        #expect(typed.allSatisfy { FileManager.default.fileExists(atPath: $0.0.path) })
        try ballots.write(to: desk.ballots(pile))
        #expect(try desk.finishSealing(pile) == count)
        #expect(!typed.contains { FileManager.default.fileExists(atPath: $0.0.path) })
        #expect(try desk.finishSealing(pile) == count)
    }

    /// What is in a folder, by name.
    private static func files(in folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: folder.path)
        while let name = names?.nextObject() as? String {
            let url = folder.appending(path: name)
            if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[name] = try Data(contentsOf: url)
            }
        }
        return files
    }

    /// The minutes tell what happened, from the record and the paper desk's signed numbers.
    private func minutes(of bundle: URL, _ count: PaperCount) throws {
        let folder = BundleFolder(bundle)
        let replay = try BundleReplay(reading: folder)
        let result = try RoundResult(json: try folder.read(BundlePaths.result))
        let pile = MinutesDocument.PaperPile(count)
        let check = MinutesDocument.Check(isVerified: true, checks: 40, failures: 0)
        let text = MinutesDocument(replay: replay, result: result, check: check, papers: [pile]).html.text
        for part in [
            "Proces-verbaal van de stemronde", "brieven omgezet naar papier", "Papieren stembiljetten bij de invoer",
            "vraag 1: 1", "griffier en projectleider", "40 controles, alle in orde", "Opkomstdrempel niet gehaald",
            "afgerond; de uitslag is vastgesteld", "Kiesregister parkeren",
            // The simulation's own ballots of this pile are in the urn, and nobody signed for them.
            "Afwijking in stapel parkeren.1", "zijn 3 stembiljetten versleuteld",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("in te vullen): <span"))
        let voted = replay.state.sheets[0].ledger?.reconciliation.paper[0].voted ?? 0
        let whole = MinutesDocument.PaperPile(
            name: count.pile,
            envelopes: voted,
            ballots: voted,
            void: 0,
            resolved: 0,
            invalid: [],
            officials: []
        )
        let sound = MinutesDocument(replay: replay, result: result, check: check, papers: [whole]).html.text
        #expect(!sound.contains("Afwijking in stapel"))
        let twice = MinutesDocument(replay: replay, result: result, check: check, papers: [whole, whole]).html.text
        #expect(twice.contains("Afwijking in stapel"))
        let warned = MinutesDocument.Check(isVerified: true, checks: 40, failures: 0, warnings: ["V83", "V86"])
        let careful = MinutesDocument(replay: replay, result: result, check: warned, papers: [whole]).html.text
        #expect(careful.contains("Een waarschuwing gaven V83 en V86") && !careful.contains("alle in orde"))
        let bare = MinutesDocument(replay: replay, result: nil, check: nil).html.text
        #expect(bare.contains("niet nagerekend") && bare.contains("Er is geen uitslag in het dossier"))
        #expect(bare.contains("in te vullen): <span"))
        #expect(bare.contains("Zonder aantallen van de papierbalie") && !text.contains("Zonder aantallen"))
    }

    @Test("a paper credential casts one ballot, and nobody asks for paper after the time for it")
    func oneBallot() async throws {
        try await withTemporaryFolder { folder in
            let round = try await PaperRound(in: folder.appending(path: "site"))
            try await round.moveToPaper(1)
            let pile = try #require(Pile.all(of: round.definition).first)
            func urn() async throws -> PaperUrn {
                try PaperUrn(
                    pile,
                    state: try await round.simulation.state(),
                    context: round.simulation.elections[0].context,
                    spares: SpareCodes.open(round.issue.paper, .paper, of: round.definition, passphrases: [:])
                )
            }
            var generator = SodiumGenerator()
            let line = try PaperLine(typed: "1", for: pile.shapes(in: round.definition))
            let ballots = try await urn().encrypt([line], using: &generator).ballots
            round.closeOnline()
            guard case .recorded = try await round.site.service.castPaper(ballots) else {
                Issue.record("refused while the round is closing")
                return
            }
            // The credential has its ballot now, so there is room for the others only.
            let left = try await urn()
            let error = try #require(throws: PaperError.self) {
                try left.encrypt([PaperLine](repeating: line, count: left.room + 1), using: &generator)
            }
            #expect(error.code == .credentials)
            let late = try await round.desk()
            let link = try LinkTable.open(round.issue.link, of: round.definition, passphrases: [:])
            let letter = link.letters[0]
            let holders = LetterHolder.all(at: letter.address.postcode, letter.address.number, in: link, DeskBook())
            let holder = try #require(holders.first)
            let refusal = try #require(throws: IssueError.self) { try late.toPaper(holder, given: PaperBook()) }
            #expect(refusal.code == .refused)
            #expect(refusal.detail.hasPrefix("paper ballots could be asked for until"))
        }
    }
}
