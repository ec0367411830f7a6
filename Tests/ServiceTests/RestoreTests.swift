//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@Suite struct RestoreTests {
    private let setting: ServiceSetting

    init() async throws {
        setting = try await ServiceSetting()
    }

    /// The round's log as it stands.
    private func checkpoint() async throws -> SignedCheckpoint {
        try #require(try await setting.service.store.checkpoint(of: setting.round.id))
    }

    @Test func aLogContinuesWhatItSigned() async throws {
        let old = try await checkpoint()
        let receipt = try #require(try await setting.recorded(try setting.ballot()).first?.receipt)
        for bytes in [old.bytes, receipt.bytes, try await checkpoint().bytes] {
            let state = try await setting.service.compare(bytes)
            #expect(state.round == setting.round.id && state.isContinued)
        }
        #expect(try await setting.service.compare(receipt.bytes).size == old.checkpoint.size + 1)
    }

    /// As after the restoring of an older copy, and after a fork.
    @Test(arguments: [1, 0]) func aLogThatOthersHaveSeenFurtherOrOtherwiseIsFound(_ more: Int) async throws {
        let now = try await checkpoint().checkpoint
        let name = setting.round.logKey.verifierKey.name
        let other = Checkpoint(origin: name, size: now.size + more, root: Digest(of: [1]))
        let signed = try SignedCheckpoint(other, signedBy: setting.round.logKey)
        #expect(try await !setting.service.compare(signed.bytes).isContinued)
    }

    @Test func whatTheLogDidNotSignIsRefused() async throws {
        let checkpoint = try await checkpoint().checkpoint
        let name = setting.round.logKey.verifierKey.name
        let forged = try SignedCheckpoint(checkpoint, signedBy: SigningKey(generating: name))
        let elsewhere = SigningKey(generating: try KeyName(host: "other.example", purpose: .log(round: "proef")))
        let foreign = try SignedCheckpoint(
            Checkpoint(origin: elsewhere.verifierKey.name, size: 0, root: MerkleTree.emptyRoot),
            signedBy: elsewhere
        )
        for bytes in [forged.bytes, foreign.bytes, Array("hallo".utf8), []] {
            let error = await #expect(throws: ServiceError.self) { try await setting.service.compare(bytes) }
            #expect(error?.code == .unfit)
        }
        let unknown = SigningKey(generating: try KeyName(host: "stem.example", purpose: .log(round: "elders")))
        let absent = try SignedCheckpoint(
            Checkpoint(origin: unknown.verifierKey.name, size: 0, root: MerkleTree.emptyRoot),
            signedBy: unknown
        )
        let error = await #expect(throws: ServiceError.self) { try await setting.service.compare(absent.bytes) }
        #expect(error?.code == .logKey)
    }

    @Test func nothingIsAddedToALogThatIsHeld() async throws {
        let before = try await checkpoint()
        setting.service.hold(setting.round.id)
        #expect(try await setting.reason([try setting.ballot()]) == .phase(.suspended))
        let suspension = try await setting.round.act(.suspend, in: setting.service.store).statement
        let note = try SignedNote(text: suspension.text, signedBy: Array(setting.officials.prefix(2)))
        let error = await #expect(throws: ServiceError.self) { try await setting.service.submit(note.bytes) }
        #expect(error?.code == .conflict)
        #expect(try await checkpoint() == before)
    }
}
