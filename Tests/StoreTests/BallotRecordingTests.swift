//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Rounds
import SignedNotes
import StoreFixtures
import Testing

@testable import Store

@Suite struct BallotRecordingTests {
    /// An open round in a fresh store.
    struct Setting {
        let files: TemporaryStore
        let store: RoundStore
        let round: SampleRound

        init(files: TemporaryStore, store: RoundStore, round: SampleRound) {
            self.files = files
            self.store = store
            self.round = round
        }

        init() async throws {
            files = try TemporaryStore()
            store = try files.open()
            round = try SampleRound()
            try await round.open(in: store)
        }

        func record(_ submissions: BallotSubmission...) async throws -> [BallotVerdict] {
            try await store.recordBallots(submissions, in: round.id, signedBy: round.logKey)
        }

        /// The reason why a submission is refused; nil if it is recorded.
        func refusal(of submission: BallotSubmission) async throws -> BallotRefusal.Reason? {
            guard case .refused(let refusal) = try await record(submission)[0] else { return nil }
            return refusal.reason
        }

        func size() async throws -> Int {
            try #require(try await store.checkpoint(of: round.id)).checkpoint.size
        }

        func recorded(_ verdict: BallotVerdict) throws -> [RecordedBallot] {
            guard case .recorded(let ballots) = verdict else { throw MissingFixture() }
            return ballots
        }
    }

    @Test func aRecordedBallotHasAReceiptThatVerifies() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        let ballot = try #require(try setting.recorded(try await setting.record(submission)[0]).first)
        #expect(ballot.isNew)
        #expect(ballot.counts)
        #expect(ballot.height == 1)
        #expect(ballot.trackingCode == submission.ballots[0].ballot.ballot.trackingCode)
        let event = try #require(try await setting.store.events(of: ballot.election, from: 1).first)
        #expect(event.event.payload == ballot.trackingCode)
        let entry = Array("event \(ballot.election) 1\n".utf8) + event.bytes
        try ballot.receipt.verify(entry: entry, log: setting.round.logKey.verifierKey)
        #expect(ballot.receipt.inclusion.index == event.entry)
        let stored = try await setting.store.object(ballot.trackingCode, of: ballot.election)
        #expect(stored == submission.ballots[0].ballot.ballot.bytes)
    }

    @Test func theSameBallotIsRecordedOnceAndGetsAReceiptAgain() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        let first = try setting.recorded(try await setting.record(submission)[0])[0]
        _ = try await setting.record(try setting.round.submission(by: 1))
        let size = try await setting.size()
        let again = try setting.recorded(try await setting.record(submission, submission)[1])[0]
        #expect(try await setting.size() == size)
        #expect(!again.isNew)
        #expect(again.counts)
        #expect(again.height == first.height)
        #expect(again.receipt.checkpoint.checkpoint.size == size)
        let leaf = try await leaf(of: first, in: setting)
        try again.receipt.verify(leaf: leaf, log: setting.round.logKey.verifierKey)
    }

    @Test func theSameBallotTwiceInOneBatchIsRecordedOnce() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        let verdicts = try await setting.record(submission, submission)
        let ballots = try verdicts.map { try setting.recorded($0)[0] }
        #expect(ballots.map(\.isNew) == [true, false])
        #expect(ballots[0].receipt == ballots[1].receipt)
    }

    @Test func theSameBallotIsFoundAlsoWhenTheRoundHasClosed() async throws {
        let setting = try await Setting()
        let submission = try setting.round.submission(by: 0)
        _ = try await setting.record(submission)
        try await setting.round.close(in: setting.store)
        let again = try setting.recorded(try await setting.record(submission)[0])[0]
        #expect(!again.isNew)
    }

    @Test func theLastBallotOfACredentialCounts() async throws {
        let setting = try await Setting()
        let first = try setting.round.submission(by: 0)
        let second = try setting.round.submission(by: 0)
        _ = try await setting.record(first, second)
        let again = try setting.recorded(try await setting.record(first)[0])[0]
        #expect(!again.counts)
        let key = setting.round.sheets[0].letters[0].publicKey.bytes
        let status = try #require(try await setting.store.credential(key, of: setting.round.sheets[0].uuid))
        #expect(status.ballots == 2)
        #expect(status.state == .voted)
        #expect(status.last?.trackingCode == second.ballots[0].ballot.ballot.trackingCode)
    }

    @Test func twoAtOnceWithOneCredentialEndInADefinedOrder() async throws {
        let setting = try await Setting()
        let ballots = try (0..<8).map { _ in try setting.round.submission(by: 0) }
        let heights = try await withThrowingTaskGroup(of: Int.self) { group in
            for ballot in ballots {
                group.addTask { try setting.recorded(try await setting.record(ballot)[0])[0].height }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(heights.sorted() == Array(1...8))
        let key = setting.round.sheets[0].letters[0].publicKey.bytes
        let status = try #require(try await setting.store.credential(key, of: setting.round.sheets[0].uuid))
        #expect(status.last?.height == 8)
    }

    @Test func severalSheetsAreRecordedTogether() async throws {
        let setting = try await Setting()
        let submission = BallotSubmission(
            try (0...1).map { try setting.round.ballot($0, by: setting.round.sheets[$0].letters[0]) },
            route: .online(received: SampleDefinition.opens)
        )
        let ballots = try setting.recorded(try await setting.record(submission)[0])
        #expect(ballots.map(\.election) == setting.round.sheets.map(\.uuid))
        #expect(ballots[1].receipt.inclusion.index == ballots[0].receipt.inclusion.index + 1)
        #expect(ballots[0].receipt.checkpoint == ballots[1].receipt.checkpoint)
    }

    @Test func oneRefusedSheetRefusesTheOthersToo() async throws {
        let setting = try await Setting()
        let size = try await setting.size()
        let submission = BallotSubmission(
            [
                try setting.round.ballot(0, by: setting.round.sheets[0].letters[0]),
                try setting.round.ballot(1, by: setting.round.sheets[1].reserve[0]),
            ],
            route: .online(received: SampleDefinition.opens)
        )
        let refusal = BallotRefusal(reason: .idleCredential, election: setting.round.sheets[1].uuid)
        #expect(try await setting.record(submission) == [.refused(refusal)])
        #expect(try await setting.size() == size)
        #expect(try await setting.store.archiveHead(of: setting.round.sheets[0].uuid).count == 1)
    }

    @Test func aRefusedSubmissionDoesNotTouchOthersOfItsBatch() async throws {
        let setting = try await Setting()
        let late = try setting.round.submission(by: 1, received: SampleDefinition.closes)
        let verdicts = try await setting.record(try setting.round.submission(by: 0), late)
        #expect(try setting.recorded(verdicts[0]).count == 1)
        let refusal = BallotRefusal(
            reason: .tooLate(closes: SampleDefinition.closes),
            election: setting.round.sheets[0].uuid
        )
        #expect(verdicts[1] == .refused(refusal))
    }

    private func leaf(of ballot: RecordedBallot, in setting: Setting) async throws -> Digest {
        let index = ballot.receipt.inclusion.index
        let entry = try await setting.store.logEntries(of: setting.round.id, index..<(index + 1))[0]
        return MerkleTree.leafHash(of: entry)
    }
}
