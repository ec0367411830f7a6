//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Foundation
import Registrar
import RoundFixtures
import Rounds
import SignedNotes
import TestSupport
import Testing

@Suite("Letter desk")
struct LetterDeskTests {
    /// The sample round, ready, with an issue: its desk and its log.
    private struct Desk {
        let definition: RoundDefinition
        let link: LinkTable
        let spares: SpareCodes
        let times: StatementTimes
        var state: RoundState
        var book = DeskBook()
        var papers = PaperBook()

        init(_ folder: URL, _ definition: RoundDefinition) async throws {
            self.definition = definition
            let issuer = try CodeIssuer(
                plan: IssuePlan(definition: definition, register: SampleRound.register()),
                elections: SampleRound.elections,
                registerDigest: Digest(of: [1]),
                registerDate: #require(Day("2028-01-01"))
            )
            let files = IssueFolder(folder.appending(path: "uitgifte"))
            var generator = SeededGenerator(seed: 1)
            _ = try await issuer.issue(into: files.url, protection: .rehearsal, threads: 2, using: &generator)
            link = try LinkTable.open(files.link, of: definition, passphrases: [:])
            spares = try SpareCodes.open(files.reserve, .reserve, of: definition, passphrases: [:])
            let opens = definition.schedule.opens
            let signed = try #require(Moment(unixSeconds: opens.unixSeconds - 3600, offsetMinutes: 60))
            times = try #require(StatementTimes(signed: signed, submitBy: opens))
            let rolls = try definition.sheets.map { sheet in
                let bytes = [UInt8](try Data(contentsOf: files.roll(sheet.id)))
                return (roll: try Roll(json: bytes), digest: Digest(of: bytes))
            }
            let instance = try #require(InstanceID(SmallRound.host))
            state = RoundState(terms: try #require(RoundTerms(definition, instance: instance)), rolls: rolls)
            try begin()
        }

        private mutating func begin() throws {
            let roster = try RosterDraft(number: 1, previous: nil, times: times, keys: Keys.everybody).roster()
            #expect(state.apply(roster, try SignedNote(text: roster.text, signedBy: Keys.everybody)).isEmpty)
            let elections = try definition.sheets.map {
                SheetValue($0.id, try #require(SampleRound.elections[$0.id]))
            }
            try take(.adopt(elections), times)
            for election in elections.map(\.value) {
                let event = ElectionEvent(election: election, height: 0, hash: Digest(of: []), kind: .setup)
                #expect(state.apply(event).isEmpty)
            }
            #expect(state.phase == .ready)
        }

        mutating func take(_ setting: Act.Setting, _ times: StatementTimes) throws {
            let act = try Act(
                heading: state.terms.heading,
                number: state.acts + 1,
                previous: state.lastAct,
                setting: setting,
                reason: nil,
                times: times
            )
            #expect(state.apply(.act(act), signers: ["griffier", "projectleider"]).isEmpty)
        }

        func desk(sheets: Set<SheetID>? = nil) throws -> LetterDesk {
            try LetterDesk(
                definition: definition,
                state: state,
                link: link,
                spares: spares,
                book: book,
                times: times,
                sheets: sheets
            )
        }

        /// Whoever holds the letter of this number, as the book has it now.
        func holder(_ number: Int = 1) throws -> LetterHolder {
            let letter = try #require(link.letters.first { $0.number == number })
            let all = LetterHolder.all(at: letter.address.postcode, letter.address.number, in: link, book)
            return try #require(all.first { $0.holder == .letter(number) })
        }

        /// What a command does with an order, and then the log with its first statements.
        mutating func take(_ order: DeskOrder, recorded: Int? = nil) {
            if let entry = order.entry, !book.has(entry.spare) { book.add(entry) }
            for paper in order.paper { papers.add(paper.key) }
            for item in order.items.prefix(recorded ?? order.items.count) {
                #expect(state.apply(item.statement, signers: ["griffier", "projectleider"]).isEmpty)
            }
        }

        var totals: [Reconciliation.Letters] {
            state.sheets.compactMap { $0.ledger?.reconciliation.total.letters }
        }
    }

    private func withDesk(_ body: (inout Desk) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var draft = try SampleRound.definition().values
            draft.terms.lateShare = try #require(Fraction(1, 10))
            var desk = try await Desk(folder, RoundDefinition(checking: draft))
            try await body(&desk)
        }
    }

    private func kinds(_ order: DeskOrder) -> [String] {
        order.items.map { item in
            switch item.statement {
            case .act: "\(item.sheet) act"
            case .block(let block): "\(item.sheet) \(block.reason.rawValue)"
            case .activation: "\(item.sheet) activation"
            }
        }
    }

    private let whole = ["raad replaced", "raad activation", "besluit replaced", "besluit activation"]

    @Test("replaces a letter again whose first replacement never came on record")
    func lapsed() async throws {
        try await withDesk { desk in
            let first = try desk.desk().replace(desk.holder())
            #expect(!first.isRepeated)
            desk.take(first, recorded: 0)
            let second = try desk.desk().replace(desk.holder())
            #expect(second.isRepeated)
            #expect(kinds(second) == whole)
            // Another code, and the letter's own credentials, for these are in use still.
            #expect(second.entry?.spare != first.entry?.spare)
            #expect(second.items[0].statement == first.items[0].statement)
            desk.take(second)
            #expect(desk.totals.map(\.replaced) == [1, 1])
            #expect(desk.totals.map(\.reserve) == [1, 1])
            // The third replaces the second's code.
            let third = try desk.desk().replace(desk.holder())
            #expect(!third.isRepeated)
            desk.take(third)
            #expect(desk.totals.map(\.replaced) == [2, 2])
        }
    }

    @Test("goes on where time ran out between a block and its activation", arguments: [1, 2, 3])
    func half(recorded: Int) async throws {
        try await withDesk { desk in
            desk.take(try desk.desk().replace(desk.holder()), recorded: recorded)
            let order = try desk.desk().replace(desk.holder())
            let expected =
                switch recorded {
                case 1: Array(whole.dropFirst())
                case 2: whole
                default: ["raad replaced", "raad activation", "besluit activation"]
                }
            #expect(kinds(order) == expected)
            desk.take(order)
            #expect(desk.totals.map(\.unused) == [21, 15])
        }
    }

    @Test("withdraws a letter, and moves one to paper, whose replacement never came on record")
    func lapsedOthers() async throws {
        try await withDesk { desk in
            for number in [1, 2] {
                desk.take(try desk.desk().replace(desk.holder(number)), recorded: 0)
            }
            desk.take(try desk.desk().withdraw(desk.holder(1)))
            desk.take(try desk.desk().toPaper(desk.holder(2), given: desk.papers))
            #expect(desk.totals.map(\.withdrawn) == [1, 1])
            #expect(desk.totals.map(\.toPaper) == [1, 1])
        }
    }

    @Test("moves a letter to paper that was blocked for that, and got no paper ballot")
    func halfToPaper() async throws {
        try await withDesk { desk in
            desk.take(try desk.desk().toPaper(desk.holder(), given: desk.papers), recorded: 1)
            // A block for one reason makes no place for the other.
            let refusal = #expect(throws: IssueError.self) { try desk.desk().replace(desk.holder()) }
            #expect(refusal?.code == .refused)
            let order = try desk.desk().toPaper(desk.holder(), given: desk.papers)
            #expect(kinds(order) == ["raad activation", "besluit to-paper", "besluit activation"])
            desk.take(order)
            #expect(desk.totals.map(\.toPaper) == [1, 1])
        }
    }

    @Test("replaces a letter on the sheet where it was not replaced before")
    func sheets() async throws {
        try await withDesk { desk in
            desk.take(try desk.desk(sheets: ["raad"]).replace(desk.holder()))
            let order = try desk.desk(sheets: ["besluit"]).replace(desk.holder())
            #expect(kinds(order) == ["besluit replaced", "besluit activation"])
            #expect(!order.isRepeated)
            desk.take(order)
            #expect(desk.totals.map(\.replaced) == [1, 1])
        }
    }

    @Test(
        "gives a late registration that did not come on record the same code again, and never twice",
        arguments: 0...2
    )
    func late(recorded: Int) async throws {
        try await withDesk { desk in
            let reason = try #require(StatementWords("nieuwbouw"))
            let address = try Address(
                postcode: Postcode("9401AA"),
                number: #require(HouseNumber(99)),
                letter: "",
                addition: ""
            )
            let first = try desk.desk().register(address, group: "inwoners", reason: reason)
            desk.take(first, recorded: recorded)
            guard recorded < 2 else {
                let error = #expect(throws: IssueError.self) {
                    try desk.desk().register(address, group: "inwoners", reason: reason)
                }
                #expect(error?.code == .letterExists)
                return
            }
            let second = try desk.desk().register(address, group: "inwoners", reason: reason)
            #expect(second.isRepeated)
            #expect(second.entry == first.entry)
            #expect(second.printedCode == first.printedCode)
            #expect(second.items.map(\.statement) == first.items.dropFirst(recorded).map(\.statement))
            desk.take(second)
            #expect(desk.totals.map(\.late) == [1, 1])
            #expect(desk.book.entries.count == 1)
        }
    }
}
