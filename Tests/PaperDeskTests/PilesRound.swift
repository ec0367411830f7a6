//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import ElectionRecord
import Foundation
import PaperDesk
import Registrar
import Rounds
import Service
import SignedNotes
import Testing

@testable import Simulation

/// A round with four piles: a sheet on which ballots weigh 3/2, 1 and 2, and one on which all weigh the same.
struct PilesRound {
    let round: PaperRound

    /// What these rounds are of: two sheets to every address, the sums of both in cells as small as may be.
    static func definition() throws -> RoundDefinition {
        var draft = try PaperRound.definition("assen-halfweg").values
        draft.terms.minimumBallots = 5
        draft.terms.reserve = VotingTerms.Reserve(letterMinimum: 5, paperMinimum: 15)
        draft.sheets[0].questions = Array(draft.sheets[0].questions.prefix(2))
        draft.sheets[0].questions[1].max = 2
        // It may go without an answer, and an invalid one counts as none.
        draft.sheets[0].questions[1].min = 0
        draft.sheets[0].questions[1].blank = false
        draft.sheets[1].questions = Array(draft.sheets[1].questions.prefix(1))
        draft.sheets[1].breakdown = true
        return try RoundDefinition(checking: draft)
    }

    /// Plays it until it is open; nobody has voted.
    init(in folder: URL) async throws {
        round = try await PaperRound(
            in: folder,
            of: Self.definition(),
            postcodes: ["9401AC", "9402AE", "9403AC", "9404AC", "9405AE", "9408AA", "9409TK"],
            residents: 0
        )
    }

    var definition: RoundDefinition { round.definition }
    var service: VotingService { round.site.service }

    func pile(_ name: String) throws -> Pile { try Pile.named(name, of: definition) }

    /// The letters of a zone, in their order.
    private func letters(_ zone: String) throws -> (LinkTable, [LinkTable.Letter]) {
        let link = try LinkTable.open(round.issue.link, of: definition, passphrases: [:])
        return (link, link.letters.filter { $0.stratum.zone.text == zone })
    }

    /// The last letters of a zone vote on-line, all the same.
    func vote(_ count: Int, in zone: String, _ answers: [[[UInt8]]]) async throws {
        let (link, letters) = try letters(zone)
        for letter in letters.suffix(count) {
            let resident = Resident(
                code: try link.code(of: letter).printed,
                postcode: Array(letter.address.postcode.text.utf8),
                houseNumber: Array(letter.address.number.text.utf8),
                casts: answers.enumerated().map { Cast(sheet: $0.offset, answers: $0.element) }
            )
            guard case .recorded = try await service.cast(try resident.ballots(in: round.simulation.elections)) else {
                Issue.record("an on-line ballot of \(zone) was refused")
                return
            }
        }
    }

    /// What the desk decides where the letter at this place of a zone asks for paper.
    func order(_ place: Int, in zone: String, _ given: PaperBook) async throws -> DeskOrder {
        let (link, letters) = try letters(zone)
        let letter = letters[place]
        let holders = LetterHolder.all(at: letter.address.postcode, letter.address.number, in: link, DeskBook())
        let holder = try #require(holders.first { $0.holder == .letter(letter.number) })
        return try await round.desk().toPaper(holder, given: given)
    }

    /// The first letters of a zone ask for paper, and get credentials of these weights, sheet by sheet.
    func moveToPaper(_ count: Int, in zone: String, weights: [Int]) async throws {
        var given = PaperBook()
        for place in 0..<count {
            let order = try await order(place, in: zone, given)
            #expect(order.paper.map(\.sheet) == definition.sheets.map(\.id))
            #expect(order.paper.map(\.weight) == weights)
            for paper in order.paper { given.add(paper.key) }
            for item in order.items { try await round.simulation.submit(item.statement, signers: 1) }
        }
    }

    /// Why the log refuses an official's activation; nil if it does not.
    func refusal(of activation: Activation) async throws -> [LogProblem.Code]? {
        let note = try SignedNote(text: Statement.activation(activation).text, signedBy: [round.site.officials[0]])
        guard case .refused(.rules(let problems)) = try await service.submit(note.bytes) else { return nil }
        return problems.map(\.code)
    }

    /// The urn of a pile as the log stands now, with the election of another sheet if one is named.
    func urn(_ pile: Pile, sheet: Int? = nil) async throws -> PaperUrn {
        try PaperUrn(
            pile,
            state: try await round.simulation.state(),
            context: round.simulation.elections[sheet ?? pile.sheetPlace].context,
            spares: SpareCodes.open(round.issue.paper, .paper, of: definition, passphrases: [:])
        )
    }

    /// The encrypted ballots of a pile.
    func ballots(_ pile: Pile) throws -> [[UInt8]] {
        try Data(contentsOf: round.paperDesk.ballots(pile)).split(separator: 0x0A).map { [UInt8]($0) }
    }
}
