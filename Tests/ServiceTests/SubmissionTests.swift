//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct SubmissionTests {
    let setting: ServiceSetting

    init() async throws {
        setting = try await ServiceSetting(isOpen: false)
        try await setting.service.store.addRound(setting.round.definition)
    }

    /// The next act's text.
    private func act(_ setting: Act.Setting) async throws -> [UInt8] {
        try await self.setting.round.act(setting, in: self.setting.service.store).statement.text
    }

    private func adoption() async throws -> [UInt8] {
        try await act(.adopt(setting.round.sheets.map { SheetValue($0.id, $0.uuid) }))
    }

    private func refusal(_ bytes: [UInt8]) async throws -> SubmissionRefusal? {
        guard case .refused(let refusal) = try await setting.service.submit(bytes) else { return nil }
        return refusal
    }

    private func codes(_ bytes: [UInt8]) async throws -> [LogProblem.Code]? {
        guard case .rules(let problems)? = try await refusal(bytes) else { return nil }
        return problems.map(\.code)
    }

    @Test func theFirstActMakesTheLogWithAKeyOfItsOwn() async throws {
        let note = try SignedNote(text: try await adoption(), signedBy: [setting.officials[0]])
        guard case .recorded(let proof) = try await setting.service.submit(note.bytes) else { throw MissingFixture() }
        let keys = LogKeys(folder: setting.folder.path, instance: setting.service.instance.id)
        let key = try keys.key(of: setting.round.id).verifierKey
        #expect(key.name.description == "stem.example/stemronde/proef")
        try proof.verify(entry: note.bytes, log: key)
        let path = setting.folder.appending(path: "proef.log-key").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await setting.service.state(of: setting.round.id).phase == .adopted)
        #expect(try await codes(note.bytes)?.first == .actNumber)
    }

    @Test func whatIsNoSignedNoteOrNoStatementIsRefused() async throws {
        guard case .note(let error)? = try await refusal(Array("hallo".utf8)) else { throw MissingFixture() }
        #expect(error.code == .signatureLine)
        let note = try SignedNote(text: Array("hallo\n".utf8), signedBy: [setting.officials[0]])
        guard case .form? = try await refusal(note.bytes) else { throw MissingFixture() }
    }

    @Test func aStrangersSignatureIsRefused() async throws {
        let name = try KeyName(host: "stem.example", purpose: .official(name: "vreemde"))
        let stranger = SigningKey(generating: name)
        let text = try await adoption()
        #expect(try await codes(try SignedNote(text: text, signedBy: [stranger]).bytes) == [.unknownSigner])
        // Also beside signatures that would do: whoever passes a statement on cannot spoil the record with one more.
        let both = try SignedNote(text: text, signedBy: [setting.officials[0], stranger])
        #expect(try await codes(both.bytes) == [.unknownSigner])
    }

    @Test func aSignatureOfAnotherTextIsForged() async throws {
        let note = try SignedNote(text: try await adoption(), signedBy: [setting.officials[0]])
        let text = String(decoding: note.bytes, as: UTF8.self).replacing("reason de proef", with: "reason een ander")
        #expect(try await codes(Array(text.utf8)) == [.statementForged])
    }

    @Test func twoSignaturesAreOfTwoPersons() async throws {
        let (round, service) = (setting.round, setting.service)
        _ = try await service.submit(try SignedNote(text: try await adoption(), signedBy: [setting.officials[0]]).bytes)
        let key = try LogKeys(folder: setting.folder.path, instance: service.instance.id).key(of: round.id)
        for sheet in round.sheets { try await service.store.setUpElection(sheet.uuid, sheet.setup, signedBy: key) }
        let text = try await act(.open(round.opening()))
        let one = try SignedNote(text: text, signedBy: [setting.officials[0]])
        #expect(try await codes(one.bytes) == [.tooFewSigners])
        // Another key of the same person is not on the roster, and the same signature twice is not two.
        let name = try KeyName(host: "stem.example", purpose: .official(name: "griffier"))
        let samePerson = try one.adding(signatureBy: SigningKey(generating: name))
        #expect(try await codes(samePerson.bytes) == [.unknownSigner])
        let twice = one.bytes + one.bytes.dropFirst(one.text.count + 1)
        #expect(try await codes(twice) == [.statementForged])
        let two = try one.adding(signatureBy: setting.officials[1])
        #expect(try await refusal(two.bytes) == nil)
        #expect(try await service.state(of: round.id).phase == .open)
    }

    @Test func anActIsHandedInByItsLastMoment() async throws {
        let note = try SignedNote(text: try await adoption(), signedBy: [setting.officials[0]])
        setting.set(SampleDefinition.opens + 61)
        #expect(try await codes(note.bytes) == [.submittedLate])
        setting.set(SampleDefinition.opens + 60)
        #expect(try await refusal(note.bytes) == nil)
    }

    @Test func anotherRoundsStatementIsNamed() async throws {
        let other = try SampleRound("andere", letters: 2)
        let store = setting.service.store
        try await store.addRound(other.definition)
        let text = try await other.act(.annul, in: store).statement.text
        let note = try SignedNote(text: text, signedBy: [setting.officials[0], setting.officials[1]])
        let unknown = String(decoding: text, as: UTF8.self).replacing("round andere", with: "round weg")
        let lost = try SignedNote(text: Array(unknown.utf8), signedBy: [setting.officials[0]])
        let error = await #expect(throws: ServiceError.self) { try await setting.service.submit(lost.bytes) }
        #expect(error?.code == .unknown)
        #expect(try await refusal(note.bytes) == nil)
        #expect(try await store.status(of: other.id).phase == .annulled)
    }
}
