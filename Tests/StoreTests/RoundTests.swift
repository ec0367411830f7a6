//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import Rounds
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct RoundTests {
    let files: TemporaryStore
    let store: RoundStore
    let round: SampleRound

    init() throws {
        files = try TemporaryStore()
        store = try files.open()
        round = try SampleRound(letters: 4)
    }

    private func record(_ setting: Act.Setting, at moment: Int = SampleDefinition.opens) async throws {
        try await store.recordAct(try await round.act(setting, at: moment, in: store), signedBy: round.logKey)
    }

    private func code(_ body: () async throws -> Void) async -> StoreError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }

    @Test func aDefinitionComesBackAsItWasStored() async throws {
        try await store.addRound(round.definition)
        #expect(try await store.definition(of: round.id) == round.definition)
        let status = try #require(try await store.rounds().first)
        #expect(status.id == round.id)
        #expect(status.municipality == "assen")
        #expect(status.definition == round.definition.digest)
        #expect(status.phase == .draft)
        #expect(status.times == SampleDefinition.opens..<SampleDefinition.closes)
        #expect(status.elections.isEmpty)
        #expect(await code { try await store.addRound(round.definition) } == .exists)
    }

    @Test func aDraftIsReplacedUntilItIsAdopted() async throws {
        try await store.addRound(round.definition)
        var draft = round.definition.values
        draft.title = "Andere titel"
        let other = try RoundDefinition(checking: draft)
        try await store.replaceDraft(other)
        #expect(try await store.definition(of: round.id) == other)
        try await store.replaceDraft(round.definition)
        try await record(.adopt(round.sheets.map { SheetValue($0.id, $0.uuid) }))
        #expect(await code { try await store.replaceDraft(other) } == .conflict)
    }

    @Test func adoptionBeginsTheLogAndNamesTheElections() async throws {
        try await round.adopt(in: store)
        let status = try await store.status(of: round.id)
        #expect(status.phase == .adopted)
        #expect(status.lastAct == 1)
        #expect(status.elections.map(\.uuid) == round.sheets.map(\.uuid))
        #expect(status.elections.allSatisfy { $0.head.count == 0 && $0.head.timestamp == SampleDefinition.opens })
        #expect(try await store.round(of: round.sheets[1].uuid) == round.id)
        let entries = try await store.logEntries(of: round.id, 0..<2)
        #expect(entries.count == 1)
        #expect(status.lastActHash == (try SignedStatement(SignedNote(parsing: entries[0])).statement.digest))
    }

    @Test func theLastSheetThatIsSetUpMakesTheRoundReady() async throws {
        try await round.adopt(in: store)
        let (first, second) = (round.sheets[0], round.sheets[1])
        try await store.setUpElection(first.uuid, first.setup, signedBy: round.logKey)
        #expect(try await store.status(of: round.id).phase == .adopted)
        let again = await code { try await store.setUpElection(first.uuid, first.setup, signedBy: round.logKey) }
        #expect(again == .conflict)
        let stranger = await code { try await store.setUpElection(second.uuid, first.setup, signedBy: round.logKey) }
        #expect(stranger == .unfit)
        try await store.setUpElection(second.uuid, second.setup, signedBy: round.logKey)
        #expect(try await store.status(of: round.id).phase == .ready)
        let late = await code { try await store.setUpElection(second.uuid, second.setup, signedBy: round.logKey) }
        #expect(late == .conflict)
    }

    @Test func aRoundThatGoesBackHasNewElectionsAndKeepsTheOldRecords() async throws {
        try await round.adopt(in: store)
        for sheet in round.sheets { try await store.setUpElection(sheet.uuid, sheet.setup, signedBy: round.logKey) }
        let new = try SampleRound(letters: 4).sheets.map { SheetValue($0.id, $0.uuid) }
        try await record(.unready(new))
        let status = try await store.status(of: round.id)
        #expect(status.phase == .adopted)
        #expect(status.elections.map(\.uuid) == new.map(\.value))
        #expect(try await store.archiveHead(of: round.sheets[0].uuid).count == 1)
        let old = await code {
            try await store.setUpElection(round.sheets[0].uuid, round.sheets[0].setup, signedBy: round.logKey)
        }
        #expect(old == .conflict)
        try store.close()
        try files.open().close()
    }

    @Test func everyActLeadsWhereTheTableSays() async throws {
        try await round.open(in: store)
        func phase() async throws -> Phase { try await store.status(of: round.id).phase }
        #expect(try await phase() == .open)
        try await record(.suspend)
        #expect(try await phase() == .suspended)
        try await record(.resume)
        #expect(try await phase() == .open)
        let closes = SampleDefinition.closes
        #expect(await code { try await record(.close(round.closing(in: store)), at: closes - 1) } == .conflict)
        try await record(.extend(try #require(Moment(unixSeconds: closes + 50))), at: closes - 1)
        #expect(try await store.status(of: round.id).phase(at: closes + 49) == .open)
        #expect(try await store.status(of: round.id).phase(at: closes + 50) == .closing)
        #expect(await code { try await record(.resume, at: closes + 50) } == .conflict)
        try await record(.close(round.closing(in: store)), at: closes + 50)
        #expect(try await phase() == .closed)
        let steps: [(Act.Setting, Phase)] = [
            (.tally(Digest(of: [1])), .tallied), (.publish(Digest(of: [1])), .published),
            (.answer(Digest(of: [2])), .answered), (.destroy([]), .answered), (.declareInvalid, .invalid),
        ]
        for (setting, next) in steps {
            try await record(setting, at: closes + 60)
            #expect(try await phase() == next)
        }
        #expect(await code { try await record(.annul, at: closes + 60) } == .conflict)
    }

    @Test func anActFitsInOnePlaceOnce() async throws {
        try await round.open(in: store)
        let act = try await round.act(.suspend, in: store)
        try await store.recordAct(act, signedBy: round.logKey)
        #expect(await code { try await store.recordAct(act, signedBy: round.logKey) } == .conflict)
    }

    @Test func anExtensionToAnEarlierMomentIsRefused() async throws {
        try await round.open(in: store)
        for seconds in [SampleDefinition.closes, SampleDefinition.closes - 1] {
            let closes = try #require(Moment(unixSeconds: seconds))
            #expect(await code { try await record(.extend(closes)) } == .conflict)
        }
        #expect(try await store.status(of: round.id).lastAct == 2)
    }

    @Test func anActOfAnotherDefinitionOrWithOtherSheetsIsRefused() async throws {
        try await store.addRound(round.definition)
        let sheets = round.sheets.map { SheetValue($0.id, $0.uuid) }
        let act = try await round.act(.adopt(sheets), in: store)
        #expect(await code { try await record(.adopt(sheets.reversed())) } == .unfit)
        #expect(await code { try await record(.adopt([sheets[0]])) } == .unfit)
        var draft = round.definition.values
        draft.title = "Andere titel"
        try await store.replaceDraft(try RoundDefinition(checking: draft))
        #expect(await code { try await store.recordAct(act, signedBy: round.logKey) } == .unfit)
        #expect(try await store.checkpoint(of: round.id) == nil)
    }

    @Test func aClosingActThatNamesAnotherLastEventIsRefused() async throws {
        try await round.open(in: store)
        let stale = try await round.closing(in: store)
        let verdicts = try await store.recordBallots(
            [try round.submission(by: 0)],
            in: round.id,
            signedBy: round.logKey
        )
        guard case .recorded = verdicts[0] else { throw MissingFixture() }
        let at = SampleDefinition.closes
        #expect(await code { try await record(.close(stale), at: at) } == .conflict)
        #expect(await code { try await record(.close(Closing(sheets: [stale.sheets[1]])), at: at) } == .unfit)
        try await round.close(in: store)
        #expect(try await store.archiveHead(of: round.sheets[0].uuid).type == .endBallots)
    }

    @Test func nothingIsTalliedBeforeTheRoundIsClosed() async throws {
        try await round.open(in: store)
        let uuid = round.sheets[0].uuid
        func tally() async throws {
            try await store.recordEncryptedTally([], ballots: 0, weight: 0, of: uuid, signedBy: round.logKey)
        }
        #expect(await code(tally) == .conflict)
        try await round.close(in: store)
        let early = await code {
            try await store.recordPartialDecryption([], owner: 1, of: uuid, signedBy: round.logKey)
        }
        #expect(early == .conflict)
        #expect(await code(tally) == nil)
        #expect(await code(tally) == .conflict)
    }
}
