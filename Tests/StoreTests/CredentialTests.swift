//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import Rounds
import Store
import StoreFixtures
import Testing

@Suite struct CredentialTests {
    typealias Setting = BallotRecordingTests.Setting

    let setting: Setting
    let sheet: SampleRound.Ballotable

    init() async throws {
        setting = try await Setting()
        sheet = setting.round.sheets[0]
    }

    private func block(_ key: Bytes32) async throws -> [LogProblem.Code] {
        let block = try setting.round.block(key, .toPaper)
        return try await setting.round.problems(recording: block, in: setting.store).map(\.code)
    }

    private func activate(_ key: Bytes32, _ ground: Activation.Ground) async throws -> [LogProblem.Code] {
        let activation = try setting.round.activation(key, ground)
        return try await setting.round.problems(recording: activation, in: setting.store).map(\.code)
    }

    private func late() throws -> Activation.Ground {
        .late(try #require(StatementWords("verhuisd")))
    }

    private func state(_ key: Bytes32) async throws -> CredentialStatus.State? {
        try await setting.store.credential(key, of: sheet.uuid)?.state
    }

    @Test func theRollSaysWhatEveryCredentialIsFor() async throws {
        let rows: [(Bytes32, Roll.Role, Int, CredentialStatus.State)] = [
            (sheet.letters[0].publicKey.bytes, .letter, 0, .active),
            (sheet.reserve[0].publicKey.bytes, .reserve, 0, .idle),
            (sheet.paper[0].publicKey.bytes, .paper, 1, .idle),
        ]
        for (key, role, stratum, state) in rows {
            let status = try #require(try await setting.store.credential(key, of: sheet.uuid))
            #expect(status.role == role)
            #expect(status.stratum == stratum)
            #expect(status.state == state)
            #expect(status.last == nil)
        }
        #expect(try await setting.store.credential(Bytes32(), of: sheet.uuid) == nil)
        let other = setting.round.sheets[1].uuid
        #expect(try await setting.store.credential(sheet.letters[0].publicKey.bytes, of: other) == nil)
    }

    @Test func aCredentialWithABallotIsNotBlocked() async throws {
        _ = try await setting.record(try setting.round.submission(by: 0))
        let size = try await setting.size()
        let key = sheet.letters[0].publicKey.bytes
        #expect(try await block(key) == [.blockAfterBallot])
        #expect(try await setting.size() == size)
        #expect(try await state(key) == .voted)
    }

    @Test func aBlockIsFinalAndSaysWhy() async throws {
        let key = sheet.letters[0].publicKey.bytes
        #expect(try await block(key) == [])
        #expect(try await state(key) == .blocked(.toPaper))
        #expect(try await block(key) == [.blockedTwice])
        #expect(try await activate(key, late()) == [.activationOfLetter])
    }

    @Test func whatIsNotInUseOnlineIsNotBlocked() async throws {
        #expect(try await block(Bytes32()) == [.unknownCredential])
        #expect(try await block(sheet.reserve[0].publicKey.bytes) == [.blockOfIdle])
        #expect(try await activate(sheet.paper[0].publicKey.bytes, late()) == [])
        #expect(try await block(sheet.paper[0].publicKey.bytes) == [.blockOfPaper])
    }

    @Test func anActivatedReserveCredentialMayBeBlockedAgain() async throws {
        let key = sheet.reserve[0].publicKey.bytes
        #expect(try await activate(key, late()) == [])
        #expect(try await state(key) == .active)
        #expect(try await block(key) == [])
    }

    @Test func everyBlockIsUsedOnce() async throws {
        let blocked = sheet.letters[0].publicKey.bytes
        #expect(try await activate(sheet.reserve[0].publicKey.bytes, .replaces(blocked)) == [.activationWithoutBlock])
        #expect(try await block(blocked) == [])
        #expect(try await activate(sheet.reserve[0].publicKey.bytes, .replaces(blocked)) == [])
        #expect(try await activate(sheet.reserve[1].publicKey.bytes, .replaces(blocked)) == [.blockUsedTwice])
        #expect(try await activate(sheet.reserve[1].publicKey.bytes, .replaces(Bytes32())) == [.unknownCredential])
        #expect(try await state(sheet.reserve[1].publicKey.bytes) == .idle)
    }

    @Test func whatIsNotIdleOrNotThereIsNotActivated() async throws {
        #expect(try await activate(sheet.letters[0].publicKey.bytes, late()) == [.activationOfLetter])
        #expect(try await activate(Bytes32(), late()) == [.unknownCredential])
    }

    @Test func nothingChangesOnceTheRoundIsClosed() async throws {
        try await setting.round.close(in: setting.store)
        #expect(try await block(sheet.letters[0].publicKey.bytes) == [.outOfPhase])
        #expect(try await activate(sheet.reserve[0].publicKey.bytes, late()) == [.outOfPhase])
    }

    @Test func aBallotAndABlockAtOnceEndInADefinedOrder() async throws {
        for voter in 0..<4 {
            let submission = try setting.round.submission(by: voter)
            let block = try setting.round.block(sheet.letters[voter].publicKey.bytes)
            async let verdict = setting.record(submission)
            async let problems = setting.round.problems(recording: block, in: setting.store)
            switch (try await verdict[0], try await problems.map(\.code)) {
            case (.recorded, [.blockAfterBallot]): break
            case (.refused(let refusal), []): #expect(refusal.reason == .blockedCredential)
            case (let ballot, let block): Issue.record("both or neither: \(ballot), \(block)")
            }
        }
    }

    @Test func aBallotIsFoundByItsTrackingCode() async throws {
        let submission = try setting.round.submission(by: 2)
        _ = try await setting.record(submission)
        let code = submission.ballots[0].ballot.ballot.trackingCode
        let ballot = try #require(try await setting.store.ballot(code, of: sheet.uuid))
        #expect(ballot.credential == sheet.letters[2].publicKey.bytes)
        #expect(ballot.height == 1)
        #expect(ballot.counts)
        #expect(try await setting.store.ballot(code, of: setting.round.sheets[1].uuid) == nil)
        #expect(try await setting.store.ballot(Digest(of: []), of: sheet.uuid) == nil)
    }
}
