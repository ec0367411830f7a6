//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import RoundBundle
import Rounds
import Tally
import Testing

/// What a trustee answers, and what never.
@Suite struct TrusteeDeskTests {
    private let secret = SecretScalar.random()

    /// A sheet of one question with this many ballots, all of whose sums are neutral.
    private func sheet(
        ballots: Int = 10,
        lastEvent: Digest = Digest(of: [1]),
        isClosed: Bool = true
    ) throws -> SheetTally {
        let election = try Election(
            uuid: "11111111111111",
            name: "",
            description: "",
            publicKey: secret.generatorPower,
            questions: [try ElectionRecord.Question(text: "?", answers: ["!"], allowsBlank: true, min: 1, max: 1)]
        )
        let stratum = try #require(StratumID("zone/group"))
        let strata = try #require(SheetStrata(letters: [(id: stratum, weight: .one)]))
        return SheetTally(
            election: election,
            trustees: Trustees(entries: [.single(SingleTrustee.key(of: secret))]),
            strata: strata,
            ballots: [ballots, 0],
            plan: try CellPlan(
                strata: [StratumBallots(online: ballots), StratumBallots(online: 0)],
                minimum: 5,
                splits: false
            ),
            sums: CellSums(shapes: election.shapes, count: 1),
            lastEvent: lastEvent,
            isClosed: isClosed
        )
    }

    @Test func aClosedSheetIsAnsweredAndWrittenDownBefore() throws {
        let sheet = try sheet()
        var book = AnswerBook()
        let answer = try TrusteeDesk(secret: secret).answer(sheet) { try book.enter($0) }
        var opening = SheetOpening(sheet)
        #expect(opening.take(answer) == nil)
        #expect(try AnswerBook(book.bytes).entries.map(\.lastEvent) == [sheet.lastEvent])
    }

    @Test func whileTheRoundRunsNothingIsAnsweredNorWrittenDown() throws {
        let sheet = try sheet(isClosed: false)
        var entered = false
        let code = code { _ = try TrusteeDesk(secret: secret).answer(sheet) { _ in entered = true } }
        #expect(code == .notClosed)
        #expect(!entered)
    }

    @Test func tooFewBallotsAreNeverOpened() throws {
        for ballots in [0, 4] {
            let sheet = try sheet(ballots: ballots)
            #expect(code { _ = try TrusteeDesk(secret: secret).answer(sheet) { _ in } } == .nothingToOpen)
        }
    }

    @Test func aSecondTallyOfTheSameElectionIsRefused() throws {
        var book = AnswerBook()
        let desk = TrusteeDesk(secret: secret)
        _ = try desk.answer(try sheet()) { try book.enter($0) }
        _ = try desk.answer(try sheet()) { try book.enter($0) }
        #expect(book.entries.count == 1)
        let other = try sheet(lastEvent: Digest(of: [2]))
        #expect(code { _ = try desk.answer(other) { try book.enter($0) } } == .otherTally)
    }

    @Test func aStrangersKeyAnswersNothing() throws {
        let sheet = try sheet()
        #expect(code { _ = try TrusteeDesk(secret: .random()).answer(sheet) { _ in } } == .foreignKey)
    }
}
