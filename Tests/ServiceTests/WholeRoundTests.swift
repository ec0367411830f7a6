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
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Tally
import Testing
import Verification

/// A round from adoption to publication, each step by the service.
@Suite struct WholeRoundTests {
    let setting: ServiceSetting
    var round: SampleRound { setting.round }
    var service: VotingService { setting.service }

    init() async throws {
        setting = try await ServiceSetting(isOpen: false)
        try await setting.service.store.addRound(setting.round.definition)
    }

    /// Hands in the next act, signed by two.
    private func submit(_ act: Act.Setting, at moment: Int) async throws {
        setting.set(moment)
        let text = try await round.act(act, at: moment, in: service.store).statement.text
        try await submit(text)
    }

    private func submit(_ text: [UInt8]) async throws {
        if let refusal = try await refusal(of: text) { throw Refused(refusal: refusal) }
    }

    private func refusal(of text: [UInt8]) async throws -> SubmissionRefusal? {
        let note = try SignedNote(text: text, signedBy: Array(setting.officials.prefix(2)))
        guard case .refused(let refusal) = try await service.submit(note.bytes) else { return nil }
        return refusal
    }

    private var setUp: [SheetSetUp] {
        round.sheets.map { SheetSetUp(sheet: $0.id, roll: $0.setup.roll.json, trustees: $0.setup.trustees) }
    }

    private func adopt() async throws {
        try await submit(.adopt(round.sheets.map { SheetValue($0.id, $0.uuid) }), at: SampleDefinition.opens - 1000)
    }

    private func open() async throws {
        try await adopt()
        try await service.setUp(round.id, setUp, issue: round.issue().json)
        try await submit(.open(round.opening()), at: SampleDefinition.opens - 500)
        setting.set(SampleDefinition.opens)
    }

    /// Twelve vote on the first sheet, one of them twice and one with a spare code; three on the second sheet.
    private func vote() async throws {
        for voter in 0..<11 { _ = try await setting.recorded(try setting.ballot(voter)) }
        _ = try await setting.recorded(try setting.ballot(0))
        for voter in 0..<3 { _ = try await setting.recorded(try setting.ballot(voter, sheet: 1)) }
        let (lost, spare) = (round.sheets[0].letters[15], round.sheets[0].reserve[2])
        try await submit(try round.block(lost.publicKey.bytes).statement.text)
        let activation = try round.activation(spare.publicKey.bytes, .replaces(lost.publicKey.bytes))
        try await submit(activation.statement.text)
        _ = try await setting.recorded(try round.ballot(by: spare).ballot.ballot.bytes)
    }

    private func close() async throws {
        try await submit(.close(round.closing(in: service.store)), at: SampleDefinition.ends)
    }

    /// The trustee's answer to the first sheet.
    private func answer(_ tallies: [SheetTally]) throws -> TrusteeAnswer {
        try TrusteeDesk(secret: round.secret).answer(tallies[0]) { _ in }
    }

    @Test func aWholeRoundEndsInARecordThatVerifies() async throws {
        try await open()
        try await vote()
        #expect(try await service.verify(round.id).report.verdict == .verified, "also while it is open")
        try await close()
        let tallies = try await service.countSheets(of: round.id)
        #expect(tallies.map { $0.ballots.reduce(0, +) } == [12, 3])
        #expect(try await service.takeAnswer(answer(tallies).bytes, to: round.sheets[0].id, of: round.id) == nil)
        let result = try await service.openSums(of: round.id)
        #expect(result.counted.map(\.ballots.count) == [2, 2])
        try await submit(.tally(Digest(of: result.json)), at: SampleDefinition.ends + 100)
        try await submit(.publish(Digest(of: result.json)), at: SampleDefinition.ends + 200)
        #expect(try await service.state(of: round.id).phase == .published)

        let folder = setting.folder.appending(path: "public")
        try await service.export(round.id, to: folder)
        let report = await Verifier.examine(bundle: folder).report
        #expect(report.verdict == .verified)
        #expect(report.lines.filter { $0.verdict == .failed }.map(\.findings) == [])
        let archive = try [UInt8](Data(contentsOf: folder.appending(path: "plein/\(round.sheets[0].uuid).bel")))
        #expect(archive.firstRange(of: Array("{\"result\":[[0,12,0]]}".utf8)) != nil)
        await #expect(throws: ServiceError.self) { try await service.export(round.id, to: folder) }
    }

    /// Plays the round until its sums are open.
    private func count() async throws -> RoundResult {
        try await open()
        try await vote()
        try await close()
        let tallies = try await service.countSheets(of: round.id)
        _ = try await service.takeAnswer(answer(tallies).bytes, to: round.sheets[0].id, of: round.id)
        return try await service.openSums(of: round.id)
    }

    /// Plays the round to the end, with the result established.
    private func publish() async throws {
        let result = try await count()
        try await submit(.tally(Digest(of: result.json)), at: SampleDefinition.closes + 100)
        try await submit(.publish(Digest(of: result.json)), at: SampleDefinition.closes + 200)
    }

    private func feedback(_ words: String) throws -> [UInt8] {
        let answers = round.definition.sheets.flatMap(\.questions).map {
            Feedback.Answer(question: $0.id, done: BilingualText(nl: words))
        }
        let report = Feedback.Report(promise: .useShown, isKept: true, explanation: "Het staat hierboven.")
        let day = try #require(Day("2033-06-01"))
        return try Feedback(on: round.definition, date: day, answers: answers, reports: [report]).json
    }

    @Test func feedbackIsKeptWithItsActOrAfterIt() async throws {
        try await publish()
        let (first, second, none) = (try feedback("Er komen bomen."), try feedback("Ze staan er."), Array("%PDF".utf8))
        #expect(try await service.takeFeedback(first, of: round.id) == .unnamed(Digest(of: first)))
        setting.set(SampleDefinition.closes + 300)
        let act = try await round.act(.answer(Digest(of: first)), at: SampleDefinition.closes + 300, in: service.store)
        let odd = try await round.act(.answer(Digest(of: none)), at: SampleDefinition.closes + 300, in: service.store)
        for (act, document) in [(act, second), (odd, none)] {
            guard case .refused(.feedback) = try await service.submit(act.note.bytes, feedback: document) else {
                throw MissingFixture()
            }
        }
        #expect(try await service.state(of: round.id).phase == .published)
        #expect(try await service.feedback(on: round.id).isEmpty)

        guard case .recorded = try await service.submit(act.note.bytes, feedback: first) else { throw MissingFixture() }
        #expect(try await service.state(of: round.id).phase == .answered)
        #expect(try await service.feedback(on: round.id).map(\.feedback.json) == [first])

        try await submit(.answer(Digest(of: second)), at: SampleDefinition.closes + 400)
        let waiting = try await service.verify(round.id).report
        #expect(waiting.lines.first { $0.code == .feedback }?.verdict == .warning)
        for _ in 0..<2 { #expect(try await service.takeFeedback(second, of: round.id) == nil) }
        #expect(try await service.takeFeedback(second + [0x0A], of: round.id) != nil)
        #expect(try await service.feedback(on: round.id).map(\.number) == [1, 2])
        let report = try await service.verify(round.id).report
        #expect(report.verdict == .verified)
        #expect(report.lines.first { $0.code == .feedback }?.verdict == .ok)

        try await submit(.answer(Digest(of: none)), at: SampleDefinition.closes + 500)
        guard case .unsound(let problems)? = try await service.takeFeedback(none, of: round.id) else {
            throw MissingFixture()
        }
        #expect(problems.map(\.code) == [.notCanonical])
        #expect(try await service.feedback(on: round.id).map(\.number) == [1, 2])
        await #expect(throws: ServiceError.self) { try await service.takeFeedback(first, of: "elders") }
    }

    @Test func aResultThatIsNotTheOneOnRecordIsRefused() async throws {
        try await open()
        try await vote()
        try await close()
        let early = try await round.act(.tally(Digest(of: [])), at: SampleDefinition.ends, in: service.store)
        guard case .rules(let problems)? = try await refusal(of: early.statement.text) else { throw MissingFixture() }
        #expect(problems.map(\.code) == [.tallyIncomplete, .tallyIncomplete])
        let tallies = try await service.countSheets(of: round.id)
        _ = try await service.takeAnswer(answer(tallies).bytes, to: round.sheets[0].id, of: round.id)
        let result = try await service.openSums(of: round.id)
        #expect(try await refusal(of: early.statement.text) == .result)
        try await submit(.tally(Digest(of: result.json)), at: SampleDefinition.ends + 100)
    }

    @Test func aRecordThatDoesNotVerifyIsNotPublished() async throws {
        let result = try await count()
        try await submit(.tally(Digest(of: result.json)), at: SampleDefinition.ends + 100)
        try await service.store.keepFile("result.csv", [], of: round.id)
        let publish = try await round.act(
            .publish(Digest(of: result.json)),
            at: SampleDefinition.ends + 100,
            in: service.store
        )
        guard case .unverified(let report)? = try await refusal(of: publish.statement.text) else {
            throw MissingFixture()
        }
        #expect(report.verdict == .notVerified)
        // Nobody's signature makes the service verify: that takes long.
        let name = try KeyName(host: "stem.example", purpose: .official(name: "vreemde"))
        let strange = try SignedNote(text: publish.statement.text, signedBy: [SigningKey(generating: name)])
        guard case .refused(.rules(let problems)) = try await service.submit(strange.bytes) else {
            throw MissingFixture()
        }
        #expect(problems.map(\.code).contains(.unknownSigner))
        #expect(try await service.state(of: round.id).phase == .tallied)
    }

    @Test func nothingIsOpenedWithoutTheTrustee() async throws {
        try await open()
        try await vote()
        await #expect(throws: ServiceError.self) { try await service.countSheets(of: round.id) }
        try await close()
        let tallies = try await service.countSheets(of: round.id)
        #expect(try await service.countSheets(of: round.id).count == 2, "a second time changes nothing")
        let error = await #expect(throws: ServiceError.self) { try await service.openSums(of: round.id) }
        #expect(error?.code == .conflict)
        let answer = try answer(tallies)
        let other = TrusteeAnswer(
            statement: answer.statement,
            owner: 1,
            total: answer.total,
            cells: answer.cells.reversed() + answer.cells
        )
        #expect(try await service.takeAnswer(other.bytes, to: round.sheets[0].id, of: round.id) == .statement)
        await #expect(throws: ServiceError.self) {
            try await service.takeAnswer(Array("{}".utf8), to: round.sheets[0].id, of: round.id)
        }
        #expect(try await service.store.answers(of: round.sheets[0].uuid).isEmpty)
    }

    @Test func whatDoesNotFitTogetherIsNotSetUp() async throws {
        func code(_ sheets: [SheetSetUp], _ issue: [UInt8]) async -> ServiceError.Code? {
            do {
                try await service.setUp(round.id, sheets, issue: issue)
                return nil
            } catch {
                return error.code
            }
        }
        let issue = try round.issue().json
        #expect(await code(setUp, issue) == .conflict)
        try await adopt()
        let (one, two) = (setUp[0], setUp[1])
        #expect(await code([one], issue) == .unfit)
        #expect(await code([one, one], issue) == .unfit)
        #expect(await code(setUp, []) == .unfit)
        #expect(
            await code([one, SheetSetUp(sheet: two.sheet, roll: one.roll, trustees: two.trustees)], issue) == .unfit
        )
        #expect(await code([one, SheetSetUp(sheet: two.sheet, roll: two.roll, trustees: [])], issue) == .unfit)
        let alone = try Trustees(two.trustees).entries
        let twins = Trustees(entries: alone + alone).bytes
        #expect(await code([one, SheetSetUp(sheet: two.sheet, roll: two.roll, trustees: twins)], issue) == .unfit)
        let other = try SampleRound("andere").issue().json
        #expect(await code(setUp, other) == .unfit)
        #expect(try await service.store.checkpoint(of: round.id)?.checkpoint.size == 2)
        #expect(await code([two, one], issue) == nil)
        #expect(try await service.state(of: round.id).phase == .ready)
    }

    @Test func aDraftHasNoPublicFolder() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await service.export(round.id, to: setting.folder.appending(path: "public"))
        }
        #expect(error?.code == .conflict)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: setting.folder.path).allSatisfy {
                $0.hasPrefix("stemronde.sqlite") || $0 == "rosters"
            }
        )
    }
}

/// A statement that was refused.
private struct Refused: Error {
    let refusal: SubmissionRefusal
}
