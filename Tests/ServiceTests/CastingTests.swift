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
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct CastingTests {
    @Test func aVoteForEverySheetIsRecordedWithReceipts() async throws {
        let setting = try await ServiceSetting()
        let ballots = try await setting.recorded(try setting.ballot(sheet: 0), try setting.ballot(sheet: 1))
        #expect(ballots.map(\.election) == setting.round.sheets.map(\.uuid))
        for ballot in ballots {
            let place = ballot.receipt.inclusion.index
            let entry = try await setting.service.store.logEntries(of: setting.round.id, place..<(place + 1))[0]
            try ballot.receipt.verify(entry: entry, log: setting.round.logKey.verifierKey)
        }
    }

    @Test func theSameVoteSentAgainGetsReceiptsAgain() async throws {
        let setting = try await ServiceSetting()
        let bytes = try setting.ballot()
        let first = try await setting.recorded(bytes)
        setting.set(SampleDefinition.closes + 1)
        let again = try await setting.recorded(bytes)
        #expect(first.map(\.isNew) == [true])
        #expect(again.map(\.isNew) == [false])
        #expect(again.map(\.trackingCode) == first.map(\.trackingCode))
    }

    @Test func manyAtOnceAreAllRecordedInOneOrder() async throws {
        let setting = try await ServiceSetting()
        let heights = try await withThrowingTaskGroup(of: Int.self) { group in
            for voter in 0..<20 {
                let bytes = try setting.ballot(voter)
                group.addTask { try await setting.recorded(bytes)[0].height }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(heights.sorted() == Array(1...20))
        try setting.service.store.close()
        let store = try RoundStore(path: setting.folder.appending(path: "stemronde.sqlite").path)
        #expect(try await store.archiveHead(of: setting.round.sheets[0].uuid).count == 21)
    }

    @Test func aVoterWhoHangsUpDoesNotEndOthers() async throws {
        let setting = try await ServiceSetting()
        let (first, second) = (try setting.ballot(0), try setting.ballot(1))
        let gone = Task { try await setting.recorded(first) }
        gone.cancel()
        #expect(try await setting.recorded(second).count == 1)
        _ = await gone.result
        #expect(try await setting.recorded(first).count == 1)
    }

    @Test func theClockSaysWhetherTheRoundIsOpen() async throws {
        let setting = try await ServiceSetting()
        let (opens, closes) = (SampleDefinition.opens, SampleDefinition.closes)
        let bytes = try setting.ballot()
        setting.set(opens - 1)
        #expect(try await setting.reason([bytes]) == .tooEarly(opens: opens))
        setting.set(closes)
        #expect(try await setting.reason([bytes]) == .tooLate(closes: closes))
        #expect(try await setting.refusal([bytes], received: closes - 1) == nil, "it was wholly there in time")
    }

    @Test func aVoteIsOfOneUpToSixteenBallots() async throws {
        let setting = try await ServiceSetting()
        let bytes = try setting.ballot()
        #expect(try await setting.refusal([]) == .count(0))
        #expect(try await setting.refusal([[UInt8]](repeating: bytes, count: 17)) == .count(17))
        #expect(try await setting.reason([bytes, bytes]) == .sheetTwice)
    }

    @Test func whatIsNoBallotIsRefusedByItsPlace() async throws {
        let setting = try await ServiceSetting()
        let bytes = try setting.ballot()
        let long = [UInt8](repeating: 0x20, count: VotingService.ballotSizeLimit + 1)
        #expect(try await setting.refusal([bytes, long]) == .size(ballot: 1))
        for text in ["", "{}", "{\"election_uuid\":\"0\"", "{\"election_uuid\":\"11111111111111\"}"] {
            #expect(try await setting.refusal([bytes, Array(text.utf8)]) == .unreadable(ballot: 1))
        }
        let cut = Array(bytes.dropLast())
        guard case .ballot(0, let error)? = try await setting.refusal([cut]) else { throw MissingFixture() }
        #expect(error.code == .json)
    }

    @Test func everyChangedByteIsRefused() async throws {
        let setting = try await ServiceSetting()
        let bytes = try setting.ballot()
        let size = try await setting.service.store.checkpoint(of: setting.round.id)?.checkpoint.size
        for place in stride(from: 0, to: bytes.count, by: 97) {
            var changed = bytes
            changed[place] = changed[place] == 0x31 ? 0x32 : 0x31
            #expect(try await setting.refusal([changed]) != nil, "byte \(place)")
        }
        #expect(try await setting.service.store.checkpoint(of: setting.round.id)?.checkpoint.size == size)
    }

    @Test func aBallotOfAnotherElectionOrRoundIsRefused() async throws {
        let setting = try await ServiceSetting()
        let stranger = try SampleRound("vreemd", letters: 2)
        let foreign = try stranger.ballot(by: stranger.sheets[0].letters[0]).ballot.ballot.bytes
        #expect(try await setting.reason([foreign]) == .unknownElection)
        try setting.writeKey(of: stranger)
        try await stranger.open(in: setting.service.store)
        #expect(try await setting.refusal([try setting.ballot(), foreign]) == .severalRounds)
    }

    @Test func aCredentialThatMayNotVoteIsRefusedBeforeAnyProofIsChecked() async throws {
        let setting = try await ServiceSetting()
        let sheet = setting.round.sheets[0]
        let idle = try setting.round.ballot(by: sheet.reserve[0]).ballot.ballot.bytes
        #expect(try await setting.reason([idle]) == .idleCredential)
        // Cut off, so that a check of the whole would name another fault.
        #expect(try await setting.reason([idle.dropLast()]) == .idleCredential)
        let uuid = Array(sheet.uuid.text.utf8)
        let stranger = VotingCode.random().credential(uuid: uuid, postcode: [], houseNumber: [])
        let unknown = try setting.round.ballot(by: stranger).ballot.ballot.bytes
        #expect(try await setting.reason([unknown]) == .unknownCredential)
    }

    @Test func withoutTheLogsKeyNothingIsRecorded() async throws {
        let setting = try await ServiceSetting(isOpen: false)
        try await setting.round.open(in: setting.service.store)
        let bytes = try setting.ballot()
        await #expect(throws: ServiceError.self) { try await setting.service.cast([bytes]) }
        try setting.writeKey(of: setting.round)
        #expect(try await setting.recorded(bytes).map(\.isNew) == [true])
    }
}
