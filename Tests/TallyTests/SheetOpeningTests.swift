//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import KeyCeremony
import RoundBundle
import RoundFixtures
import Rounds
import Tally
import Testing

@Suite struct SheetOpeningTests {
    /// The first sheet of the small round: three cells.
    private static func counted() throws -> (player: Player, tally: SheetTally) {
        let player = try Player().play(to: .counted)
        return (player, try player.tallies()[0])
    }

    private static func altered(
        _ answer: TrusteeAnswer,
        _ change: (inout TrusteeAnswerDraft) throws -> Void
    ) throws
        -> TrusteeAnswer
    {
        var draft = TrusteeAnswerDraft(answer)
        try change(&draft)
        return TrusteeAnswer(
            statement: answer.statement,
            owner: draft.owner,
            total: draft.total,
            cells: draft.cells
        )
    }

    /// The tally of other ballots, by their last event.
    private static func other(_ tally: SheetTally, lastEvent: Digest) -> SheetTally {
        SheetTally(
            election: tally.election,
            trustees: tally.trustees,
            strata: tally.strata,
            ballots: tally.ballots,
            plan: tally.plan,
            sums: tally.sums,
            lastEvent: lastEvent,
            isClosed: true
        )
    }

    // MARK: Opening

    @Test(arguments: [[1, 2], [1, 3], [2, 3], [1, 2, 3], [3, 2, 1]])
    func anyTwoTrusteesOpenWhatWasVoted(_ owners: [Int]) throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        for owner in owners { #expect(opening.take(try player.answer(owner, to: tally)) == nil) }
        #expect(opening.missing == nil)
        let counts = try opening.open()
        // noord: choices 0, 1, 2, 0, 1, 2, the first changed to 2, and 1 by the replacement; zuid: 0, 1 three times each,
        // 2 late, and 2 on paper.
        #expect(counts.cells.map(\.counts) == [[[1, 3, 3]], [[3, 3, 2]], [[0, 0, 0]]])
        #expect(counts.total.counts == [[4, 6, 5]])
    }

    @Test func tooFewTrusteesOpenNothing() throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        #expect(opening.missing?.groups == [0: 2])
        #expect(code { _ = try opening.open() } == .tooFewAnswers)
        #expect(opening.take(try player.answer(2, to: tally)) == nil)
        #expect(opening.missing?.groups == [0: 1])
        #expect(code { _ = try opening.open() } == .tooFewAnswers)
        // The same trustee again is no other one.
        #expect(opening.take(try player.answer(2, to: tally)) == nil)
        #expect(code { _ = try opening.open() } == .tooFewAnswers)
    }

    @Test func aFalseAnswerIsNamedAndTheOthersOpen() throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        let sound = try player.answer(1, to: tally)
        let other = PartialDecryption(
            factors: sound.total.factors.map { $0.map { $0 * .generator } },
            proofs: sound.total.proofs
        )
        let first = SumPlace(question: 0, item: 0)
        let wrongCell = try Self.altered(sound) { draft in
            let factors = draft.cells[1].factors.map { $0.map { $0 * .generator } }
            draft.cells[1] = PartialDecryption(factors: factors, proofs: draft.cells[1].proofs)
        }
        #expect(opening.take(wrongCell) == .cellProof(cell: 1, first))
        #expect(opening.take(try Self.altered(sound) { $0.total = other }) == .product(first))
        let otherProofs = try player.answer(1, to: tally).total.proofs.map { $0.reversed() as [Proof] }
        let unproven = PartialDecryption(factors: sound.total.factors, proofs: otherProofs)
        #expect(opening.take(try Self.altered(sound) { $0.total = unproven }) == .archiveProof(first))
        #expect(opening.answers.isEmpty)
        for owner in [2, 3] { #expect(opening.take(try player.answer(owner, to: tally)) == nil) }
        #expect(try opening.open().total.counts == [[4, 6, 5]])
    }

    @Test func anAnswerToSomethingElseIsRefused() throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        let sound = try player.answer(1, to: tally)
        for owner in [0, 4, -1] {
            #expect(opening.take(try Self.altered(sound) { $0.owner = owner }) == .statement)
        }
        // The number of another trustee: the proofs are of another key.
        #expect(
            opening.take(try Self.altered(sound) { $0.owner = 2 })
                == .cellProof(cell: 0, SumPlace(question: 0, item: 0))
        )
        #expect(opening.take(try Self.altered(sound) { $0.cells.removeLast() }) == .statement)
        #expect(opening.take(try player.answer(1, to: player.tallies()[1])) == .statement)
        let later = Self.other(tally, lastEvent: Digest(of: []))
        #expect(opening.take(try player.answer(1, to: later)) == .statement)
        #expect(opening.answers.isEmpty)
    }

    @Test func theEventsAreTheAnswersByNumberAndThenTheResult() throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        for owner in [3, 1] { _ = opening.take(try player.answer(owner, to: tally)) }
        let counts = try opening.open()
        var seen: [String] = []
        for event in opening.events(counts) {
            switch event {
            case .partialDecryption(let bytes, let owner):
                #expect(bytes == opening.answers[owner]?.total.bytes)
                seen.append("\(owner)")
            case .result(let bytes):
                #expect(bytes == Array("{\"result\":[[4,6,5]]}".utf8))
                seen.append("result")
            default: seen.append("other")
            }
        }
        #expect(seen == ["1", "3", "result"])
    }

    @Test(arguments: [0, 4])
    func aSheetThatStaysClosedHasNothingToOpen(_ ballots: Int) throws {
        let player = try Player().play(to: .opened)
        for number in 0..<ballots { try player.cast(.letter(0, number), on: 0) }
        player.skip(.voted)
        let tally = try player.play(to: .counted).tallies()[0]
        let opening = SheetOpening(tally)
        let counts = try opening.open()
        #expect(counts.cells.isEmpty && counts.total.counts == [[0, 0, 0]])
        #expect(opening.events(counts).isEmpty)
        #expect(tally.plan.opening == (ballots == 0 ? .empty : .tooFew))
        var asked = false
        #expect(
            code {
                _ = try TrusteeDesk(secret: player.setUp.trusteeship.secret(1)).answer(tally) { _ in asked = true }
            } == .nothingToOpen
        )
        #expect(!asked)
    }

    // MARK: The trustee's desk

    @Test func aTrusteeAnswersOnlyWhatIsWrittenDown() throws {
        struct Full: Error {}
        let (player, tally) = try Self.counted()
        let desk = TrusteeDesk(secret: try player.setUp.trusteeship.secret(2))
        #expect(throws: Full.self) { try desk.answer(tally) { _ in throw Full() } }
        var book = AnswerBook()
        let answer = try desk.answer(tally) { try book.enter($0) }
        #expect(book.entries.map(\.election) == [tally.election.fingerprint])
        #expect(answer.owner == 2 && answer.statement == tally.statement)
        // Over one ballot fewer, say, it would be another tally.
        let other = Self.other(tally, lastEvent: Digest(of: [1]))
        #expect(code { _ = try desk.answer(other) { try book.enter($0) } } == .otherTally)
    }

    @Test func aStrangersKeyIsNoTrustees() throws {
        let (_, tally) = try Self.counted()
        var asked = false
        #expect(code { _ = try TrusteeDesk(secret: .random()).answer(tally) { _ in asked = true } } == .foreignKey)
        #expect(!asked)
    }

    // MARK: What is published of it

    @Test func cellsAreReadBack() throws {
        let (player, tally) = try Self.counted()
        var opening = SheetOpening(tally)
        for owner in [3, 2] { _ = opening.take(try player.answer(owner, to: tally)) }
        let bytes = opening.document.bytes
        let read = try CellsDocument(bytes, of: tally)
        #expect(read.answers.map(\.owner) == [2, 3] && read.bytes == bytes)
        #expect(read.answers.map(\.cells) == [2, 3].compactMap { opening.answers[$0]?.cells })
        #expect(bytes.count <= CellsDocument.sizeLimit(of: tally))
        let all = try Player.document(tally, (1...3).map { TrusteeAnswerDraft(try player.answer($0, to: tally)) })
        #expect(all.count <= CellsDocument.sizeLimit(of: tally))
    }

    @Test func cellsInAnotherFormAreRefused() throws {
        let (player, tally) = try Self.counted()
        let answers = try [1, 2].map { TrusteeAnswerDraft(try player.answer($0, to: tally)) }
        let sound = String(decoding: try Player.document(tally, answers), as: UTF8.self)
        let parts = sound.components(separatedBy: "{\"owner\":")
        try #require(parts.count == 3)
        let (head, one, two) = (parts[0], parts[1].dropLast(), parts[2].dropLast(2))
        for altered in [
            sound + " ", String(sound.dropLast()), head + "{\"owner\":\(two),{\"owner\":\(one)]}",
            head + "{\"owner\":\(one),{\"owner\":\(one)]}", sound.replacing("\"owner\":1", with: "\"owner\":01"),
            sound.replacing("stemronde/cells/v1", with: "stemronde/cells/v2"), "",
        ] {
            #expect(throws: BundleError.self, "\(altered.suffix(40))") {
                try CellsDocument(Array(altered.utf8), of: tally)
            }
        }
    }

    @Test func countsMustBePossible() throws {
        let (player, tally) = try Self.counted()
        let definition = player.setUp.definition
        let count = { (cells: [[[Int]]]) throws(RecordError) in
            try CellCounts(cells: cells.map { ElectionResult(counts: $0) }, of: tally).counted(
                definition.sheets[0],
                of: definition,
                tally: tally,
                election: player.setUp.sheets[0].election,
                electorate: 16
            )
        }
        let counted = try count([[[1, 3, 3]], [[3, 3, 2]], [[0, 0, 0]]])
        #expect(counted.ballots == [7, 7, 0, 1])
        #expect(throws: RecordError.self) { try count([[[1, 3, 4]], [[3, 3, 2]], [[0, 0, 0]]]) }
        #expect(throws: RecordError.self) { try count([[[1, 3, 3]], [[3, 3, 2]], [[0, 0, 1]]]) }
        #expect(throws: RecordError.self) { try count([[[3, 3, 2]], [[1, 3, 3]], [[0, 0, 0]]]) }
    }
}
