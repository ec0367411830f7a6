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
        try await round.record(try await round.act(setting, at: moment, in: store), in: store)
    }

    private func problems(
        with setting: Act.Setting,
        at moment: Int = SampleDefinition.opens
    ) async throws -> [LogProblem.Code] {
        let act = try await round.act(setting, at: moment, in: store)
        return try await round.problems(recording: act, in: store).map(\.code)
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
        #expect(entries.count == 2)
        guard case .roster = try LogEntry(parsing: entries[0]) else { throw MissingFixture() }
        #expect(status.lastActHash == Digest(of: try SignedNote(parsing: entries[1]).text))
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

    @Test func sheetsThatAreSetUpTogetherAreSetUpAllOrNone() async throws {
        try await round.adopt(in: store)
        let (first, second) = (round.sheets[0], round.sheets[1])
        let unfit = await code {
            try await store.setUpElections(
                [(first.uuid, first.setup), (second.uuid, first.setup)],
                files: ["issue.json": [1]],
                signedBy: round.logKey
            )
        }
        #expect(unfit == .unfit)
        #expect(try await store.file("issue.json", of: round.id) == nil)
        // If anything of the first had stayed, it could not be set up now.
        try await store.setUpElections(
            [(first.uuid, first.setup), (second.uuid, second.setup)],
            files: ["issue.json": [2]],
            signedBy: round.logKey
        )
        #expect(try await store.status(of: round.id).phase == .ready)
        #expect(try await store.file("issue.json", of: round.id) == [2])
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
        let early = try await round.closing(in: store)
        #expect(try await problems(with: .close(early), at: closes - 1) == [.outOfPhase])
        try await record(.extend(try #require(Moment(unixSeconds: closes + 50))), at: closes - 100)
        #expect(try await store.status(of: round.id).phase(at: closes + 49) == .open)
        #expect(try await store.status(of: round.id).phase(at: closes + 50) == .closing)
        #expect(try await problems(with: .resume, at: closes + 50) == [.outOfPhase])
        let ends = SampleDefinition.ends
        #expect(try await problems(with: .close(early), at: closes + 50) == [.closingEarly])
        #expect(try await problems(with: .close(early), at: ends - 1) == [.closingEarly])
        try await record(.close(early), at: ends)
        #expect(try await phase() == .closed)
        #expect(try await problems(with: .tally(Digest(of: [1])), at: ends + 60).first == .tallyIncomplete)
        let sums = NewEvent.encryptedTally([], ballots: 0, weight: 0)
        try await store.recordCount(round.sheets.map { ($0.uuid, sums) }, of: round.id, signedBy: round.logKey)
        let unused = round.sheets.map { SheetValue($0.id, $0.reserve.count + $0.paper.count) }
        let steps: [(Act.Setting, Phase)] = [
            (.tally(Digest(of: [1])), .tallied), (.publish(Digest(of: [1])), .published),
            (.answer(Digest(of: [2])), .answered), (.destroy(unused), .answered), (.declareInvalid, .invalid),
        ]
        for (setting, next) in steps {
            try await record(setting, at: ends + 60)
            #expect(try await phase() == next)
        }
        #expect(try await problems(with: .annul, at: ends + 60) == [.outOfPhase])
    }

    @Test func anActFitsInOnePlaceOnce() async throws {
        try await round.open(in: store)
        let act = try await round.act(.suspend, in: store)
        try await round.record(act, in: store)
        #expect(try await round.problems(recording: act, in: store).map(\.code) == [.actNumber, .outOfPhase])
        #expect(try await store.status(of: round.id).lastAct == 3)
    }

    @Test func actsAreListedWithTheirNotes() async throws {
        try await round.open(in: store)
        let acts = try await store.acts(of: round.id)
        #expect(acts.map(\.kind) == [.adopt, .open])
        #expect(acts.map(\.number) == [1, 2])
        for act in acts {
            #expect(Digest(of: try SignedNote(parsing: act.note).text) == act.hash)
            #expect(try await store.logEntries(of: round.id, act.entry..<(act.entry + 1)) == [act.note])
        }
    }

    @Test func aRefusedActLeavesNoTrace() async throws {
        try await round.open(in: store)
        let before = try #require(try await store.checkpoint(of: round.id))
        let closes = try #require(Moment(unixSeconds: SampleDefinition.closes))
        #expect(try await problems(with: .extend(closes)) == [.extensionNotLater])
        #expect(try await store.checkpoint(of: round.id) == before)
        #expect(try await store.status(of: round.id).lastAct == 2)
        #expect(try await store.state(of: round.terms).acts == 2)
    }

    @Test func anActOfAnotherDefinitionOrWithOtherSheetsIsRefused() async throws {
        try await store.addRound(round.definition)
        let sheets = round.sheets.map { SheetValue($0.id, $0.uuid) }
        let act = try await round.act(.adopt(sheets), in: store)
        #expect(try await problems(with: .adopt(sheets.reversed())) == [.actSheets])
        #expect(try await problems(with: .adopt([sheets[0]])) == [.actSheets])
        var draft = round.definition.values
        draft.title = "Andere titel"
        try await store.replaceDraft(try RoundDefinition(checking: draft))
        #expect(await code { try await round.record(act, in: store) } == .conflict)
        #expect(try await store.checkpoint(of: round.id) == nil)
    }

    @Test func aUUIDIsGivenOnce() async throws {
        try await round.adopt(in: store)
        let other = try SampleRound("andere", letters: 2)
        try await store.addRound(other.definition)
        let act = try await other.act(.adopt(round.sheets.map { SheetValue($0.id, $0.uuid) }), in: store)
        #expect(await code { try await other.record(act, in: store) } == .exists)
        #expect(try await store.checkpoint(of: other.id) == nil)
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
        let problems = try await problems(with: .close(stale), at: SampleDefinition.ends)
        #expect(problems == [.lastEventDiffers, .reconciliationDiffers])
        try await round.close(in: store)
        #expect(try await store.archiveHead(of: round.sheets[0].uuid).type == .endBallots)
    }

    @Test func anotherStoreOfTheSameDatabaseSeesWhatThisOneRecorded() async throws {
        try await round.open(in: store)
        let other = try files.open()
        #expect(try await other.state(of: round.terms).acts == 2)
        try await round.record(try await round.act(.suspend, in: store), in: store)
        #expect(try await other.state(of: round.terms).phase == .suspended)
        try await round.record(try await round.act(.resume, in: other), in: other)
        #expect(try await store.state(of: round.terms).phase == .open)
    }

    @Test func nothingIsTalliedBeforeTheRoundIsClosed() async throws {
        try await round.open(in: store)
        let uuid = round.sheets[0].uuid
        func code(_ events: NewEvent...) async -> StoreError.Code? {
            await self.code {
                let files = ["result.json": [UInt8](1...3)]
                let placed = events.map { (uuid, $0) }
                try await store.recordCount(placed, files: files, of: round.id, signedBy: round.logKey)
            }
        }
        let sums = NewEvent.encryptedTally([], ballots: 0, weight: 0)
        #expect(await code(sums) == .conflict)
        #expect(await self.code { try await store.keepAnswer([], owner: 1, of: uuid) } == .conflict)
        try await round.close(in: store)
        #expect(await code(.partialDecryption([], owner: 1)) == .conflict)
        #expect(await code(sums, sums) == .conflict, "all of it or nothing")
        #expect(try await store.archiveHead(of: uuid).type == .endBallots)
        #expect(try await store.file("result.json", of: round.id) == nil)
        #expect(await code(sums) == nil)
        #expect(try await store.file("result.json", of: round.id) == [1, 2, 3])
        #expect(await code(sums) == .conflict)
    }

    @Test func aTrusteesLaterAnswerReplacesTheEarlier() async throws {
        try await round.open(in: store)
        try await round.close(in: store)
        let uuid = round.sheets[0].uuid
        for (owner, answer) in [(2, [2]), (1, [1]), (2, [3])] as [(Int, [UInt8])] {
            try await store.keepAnswer(answer, owner: owner, of: uuid)
        }
        #expect(try await store.answers(of: uuid) == [[1], [3]])
        #expect(try await store.answers(of: round.sheets[1].uuid).isEmpty)
    }

    @Test func aSnapshotHoldsAllThatIsPublic() async throws {
        try await round.open(in: store)
        try await store.keepFile("issue.json", [1], of: round.id)
        try await store.keepFile("issue.json", [2], of: round.id)
        let snapshot = try await store.snapshot(of: round.id)
        #expect(snapshot.definition == round.definition)
        #expect(snapshot.checkpoint == (try await store.checkpoint(of: round.id)))
        #expect(snapshot.archives.map(\.election) == round.sheets.map(\.uuid))
        #expect(snapshot.rolls.map(\.json) == round.sheets.map(\.setup.roll.json))
        #expect(snapshot.files.map(\.name) == ["issue.json"])
        #expect(snapshot.files.map(\.bytes) == [[2]])
    }
}
