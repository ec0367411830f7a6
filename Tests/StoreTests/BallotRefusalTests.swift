//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import Rounds
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct BallotRefusalTests {
    typealias Setting = BallotRecordingTests.Setting

    @Test func aBallotIsTakenFromTheFirstSecondToTheLast() async throws {
        let setting = try await Setting()
        let (opens, closes) = (SampleDefinition.opens, SampleDefinition.closes)
        let moments: [(Int, BallotRefusal.Reason?)] = [
            (opens - 1, .tooEarly(opens: opens)), (opens, nil), (closes - 1, nil), (closes, .tooLate(closes: closes)),
        ]
        for (moment, reason) in moments {
            let submission = try setting.round.submission(by: 0, received: moment)
            #expect(try await setting.refusal(of: submission) == reason)
        }
    }

    @Test func noOnlineBallotIsTakenInAnyOtherPhase() async throws {
        let files = try TemporaryStore()
        let store = try files.open()
        let round = try SampleRound()
        let submission = try round.submission(by: 0)
        func reason() async throws -> BallotRefusal.Reason? {
            let verdicts = try await store.recordBallots([submission], in: round.id, signedBy: round.logKey)
            guard case .refused(let refusal) = verdicts[0] else { return nil }
            return refusal.reason
        }
        try await store.addRound(round.definition)
        #expect(try await reason() == .unknownElection)
        let elections = round.sheets.map { SheetValue($0.id, $0.uuid) }
        try await round.record(try await round.act(.adopt(elections), in: store), in: store)
        #expect(try await reason() == .phase(.adopted))
        for sheet in round.sheets { try await store.setUpElection(sheet.uuid, sheet.setup, signedBy: round.logKey) }
        #expect(try await reason() == .phase(.ready))
        try await round.record(try await round.act(.open(round.opening()), in: store), in: store)
        try await round.record(try await round.act(.suspend, in: store), in: store)
        #expect(try await reason() == .phase(.suspended))
        try await round.close(in: store)
        #expect(try await reason() == .phase(.closed))
    }

    @Test func ballotsAreTakenAgainAfterASuspension() async throws {
        let setting = try await Setting()
        for step in [Act.Setting.suspend, .resume] {
            let act = try await setting.round.act(step, in: setting.store)
            try await setting.round.record(act, in: setting.store)
        }
        #expect(try await setting.refusal(of: try setting.round.submission(by: 0)) == nil)
    }

    @Test func anExtensionTakesBallotsUntilTheNewMoment() async throws {
        let setting = try await Setting()
        let later = try #require(Moment(unixSeconds: SampleDefinition.closes + 100))
        let act = try await setting.round.act(.extend(later), in: setting.store)
        try await setting.round.record(act, in: setting.store)
        let inTime = try setting.round.submission(by: 0, received: SampleDefinition.closes + 99)
        #expect(try await setting.refusal(of: inTime) == nil)
        let late = try setting.round.submission(by: 0, received: SampleDefinition.closes + 100)
        #expect(try await setting.refusal(of: late) == .tooLate(closes: SampleDefinition.closes + 100))
    }

    @Test func aCredentialThatIsNotOnTheRollIsRefused() async throws {
        let setting = try await Setting()
        let uuid = Array(setting.round.sheets[0].uuid.text.utf8)
        let stranger = VotingCode.random().credential(uuid: uuid, postcode: [], houseNumber: [])
        let submission = BallotSubmission(
            [try setting.round.ballot(by: stranger)],
            route: .online(received: SampleDefinition.opens)
        )
        #expect(try await setting.refusal(of: submission) == .unknownCredential)
    }

    @Test func aReserveCredentialIsIdleUntilItIsActivated() async throws {
        let setting = try await Setting()
        let sheet = setting.round.sheets[0]
        let submission = BallotSubmission(
            [try setting.round.ballot(by: sheet.reserve[0])],
            route: .online(received: SampleDefinition.opens)
        )
        #expect(try await setting.refusal(of: submission) == .idleCredential)
        let key = sheet.reserve[0].publicKey.bytes
        let late = Activation.Ground.late(try #require(StatementWords("verhuisd")))
        try await setting.round.record(try setting.round.activation(key, late), in: setting.store)
        #expect(try await setting.refusal(of: submission) == nil)
    }

    @Test func aBlockedCredentialIsRefused() async throws {
        let setting = try await Setting()
        let key = setting.round.sheets[0].letters[0].publicKey.bytes
        let block = try setting.round.block(key)
        let proof = try await setting.round.record(block, in: setting.store)
        try proof.verify(entry: block.note.bytes, log: setting.round.logKey.verifierKey)
        #expect(try await setting.refusal(of: try setting.round.submission(by: 0)) == .blockedCredential)
    }

    @Test func paperAndOnlineDoNotTakeEachOthersRoute() async throws {
        let setting = try await Setting()
        let sheet = setting.round.sheets[0]
        let letter = BallotSubmission(
            [try setting.round.ballot(by: sheet.letters[0])],
            route: .paper(at: SampleDefinition.ends)
        )
        #expect(try await setting.refusal(of: letter) == .wrongRoute)
        let ballot = try setting.round.ballot(by: sheet.paper[0])
        let online = BallotSubmission([ballot], route: .online(received: SampleDefinition.opens))
        #expect(try await setting.refusal(of: online) == .wrongRoute)
        #expect(
            try await setting.refusal(of: BallotSubmission([ballot], route: .paper(at: SampleDefinition.ends)))
                == .idleCredential
        )
    }

    @Test func aPaperCredentialHasOneBallot() async throws {
        let setting = try await Setting()
        let sheet = setting.round.sheets[0]
        let late = Activation.Ground.late(try #require(StatementWords("op papier")))
        let activation = try setting.round.activation(sheet.paper[0].publicKey.bytes, late)
        try await setting.round.record(activation, in: setting.store)
        let first = BallotSubmission(
            [try setting.round.ballot(by: sheet.paper[0])],
            route: .paper(at: SampleDefinition.ends)
        )
        #expect(try await setting.refusal(of: first) == nil)
        #expect(try await setting.refusal(of: first) == nil, "the same ballot is found")
        let second = BallotSubmission(
            [try setting.round.ballot(by: sheet.paper[0])],
            route: .paper(at: SampleDefinition.ends)
        )
        #expect(try await setting.refusal(of: second) == .paperBallotRecorded)
    }

    @Test func paperWaitsUntilOnlineVotingIsOverAndEndsIt() async throws {
        let setting = try await Setting()
        let (round, store) = (setting.round, setting.store)
        let (paper, later) = (round.sheets[0].paper, SampleDefinition.closes + 30)
        let late = Activation.Ground.late(try #require(StatementWords("op papier")))
        try await round.record(try round.activation(paper[0].publicKey.bytes, late), in: store)
        let ballot = try round.ballot(by: paper[0])
        func submission(at moment: Int) -> BallotSubmission { BallotSubmission([ballot], route: .paper(at: moment)) }
        // A ballot that came in on time and is still on its way to the writer.
        let slow = try round.submission(by: 0, received: SampleDefinition.closes - 1)
        let slower = try round.submission(by: 1, received: SampleDefinition.closes - 1)
        let before = try await setting.size()
        for moment in [SampleDefinition.opens, SampleDefinition.closes, later - 1] {
            #expect(try await setting.refusal(of: submission(at: moment)) == .paperTooEarly(from: later))
        }
        #expect(try await setting.size() == before)
        #expect(try await setting.refusal(of: slow) == nil)
        let verdicts = try await setting.record(submission(at: later), slower)
        let recorded = try setting.recorded(verdicts[0])
        #expect(recorded.map(\.isNew) == [true])
        let refusal = BallotRefusal(reason: .phase(.closing), election: round.sheets[0].uuid)
        #expect(verdicts[1] == .refused(refusal), "in one transaction too")
        #expect(try await store.status(of: round.id).phase == .closing)
        let other = try setting.files.open()
        #expect(try await other.state(of: round.terms).phase == .closing)
        let block = try round.block(round.sheets[0].letters[5].publicKey.bytes)
        #expect(try await round.problems(recording: block, in: store).map(\.code) == [.outOfPhase])
        #expect(try await setting.size() == before + 2)
        try await round.close(in: store)
        #expect(try await setting.refusal(of: submission(at: later)) == nil, "the same ballot is found")
    }

    @Test func paperIsTakenInARoundThatIsStillSuspended() async throws {
        let setting = try await Setting()
        let (round, store) = (setting.round, setting.store)
        let key = round.sheets[0].paper[0].publicKey.bytes
        let late = Activation.Ground.late(try #require(StatementWords("op papier")))
        try await round.record(try round.activation(key, late), in: store)
        try await round.record(try await round.act(.suspend, in: store), in: store)
        let ballot = try round.ballot(by: round.sheets[0].paper[0])
        let paper = BallotSubmission([ballot], route: .paper(at: SampleDefinition.ends))
        #expect(try await setting.refusal(of: paper) == nil)
        try await round.close(in: store)
    }

    @Test func aSheetStandsInASubmissionOnce() async throws {
        let setting = try await Setting()
        let ballots = try (0...1).map { try setting.round.ballot(by: setting.round.sheets[0].letters[$0]) }
        let submission = BallotSubmission(ballots, route: .online(received: SampleDefinition.opens))
        #expect(try await setting.refusal(of: submission) == .sheetTwice)
    }

    @Test func anotherRoundsElectionIsUnknown() async throws {
        let setting = try await Setting()
        let other = try SampleRound("andere")
        try await other.open(in: setting.store)
        #expect(try await setting.refusal(of: try other.submission(by: 0)) == .unknownElection)
    }

    @Test func aRoundThatIsNotThereIsNamed() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        let error = await #expect(throws: StoreError.self) {
            try await setting.store.recordBallots([submission], in: "weg", signedBy: setting.round.logKey)
        }
        #expect(error?.code == .unknown)
    }

    @Test func anotherLogsKeySignsNothing() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        let size = try await setting.size()
        let key = try SampleRound("andere").logKey
        let error = await #expect(throws: StoreError.self) {
            try await setting.store.recordBallots([submission], in: setting.round.id, signedBy: key)
        }
        #expect(error?.code == .unfit)
        #expect(try await setting.size() == size)
        #expect(try await setting.refusal(of: submission) == nil, "nothing of it was recorded before")
    }
}
