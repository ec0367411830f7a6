//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

/// Rounds with statements that are of another round, or that others signed than may.
@Suite struct AlteredSignatureTests {
    // MARK: V61

    @Test func aStatementForAnotherInstanceRoundOrDefinitionFails() async throws {
        for change: (inout ActDraft) throws -> Void in [
            { $0.heading.instance = try #require(InstanceID("elders.example.nl")) }, { $0.heading.round = "groot" },
            { $0.heading.definition = Digest(of: []) },
        ] {
            for kind in [ActKind.open, .close, .publish] {
                let player = try Player()
                player.changes[kind] = change
                try await player.play(to: .published).finish().expect(["V61"])
            }
        }
        let player = try Player().play(to: .opened)
        try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, round: "groot")
        try await player.play(to: .published).finish().expect(["V61"])
    }

    // MARK: V62

    @Test(arguments: [ActKind.open, .close, .publish])
    func aStatementWithTooFewSignaturesFails(_ kind: ActKind) async throws {
        let player = try Player()
        player.changes[kind] = { $0.keys = [Keys.lead] }
        try await player.play(to: .published).finish().expect(["V62"])
    }

    @Test func aWithdrawalAndALateRegistrationNeedTwo() async throws {
        let player = try Player().play(to: .opened)
        try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, .withdrawn, by: [Keys.clerk])
        try await player.play(to: .published).finish().expect(["V62"])
        let late = try Player().play(to: .opened)
        let words = try #require(StatementWords("verhuisd"))
        try late.activate(late.setUp.key(.reserve(1, 1), on: 0), on: 0, .late(words), by: [Keys.clerk])
        try await late.finish().expect(["V62"])
    }

    @Test func aStrangersSignatureFails() async throws {
        let player = try Player()
        player.changes[.close] = { $0.keys = [Keys.clerk, Keys.stranger] }
        try await player.play(to: .published).finish().expect(["V62"])
        // It is one too many even where enough others signed.
        let three = try Player()
        three.changes[.close] = { $0.keys = Keys.officials + [Keys.stranger] }
        try await three.play(to: .published).finish().expect(["V62"])
    }

    @Test func anotherKeyOfAnOfficialIsAStrangers() async throws {
        let player = try Player()
        let second = Keys.made("stem.example.nl/functionaris/griffier")
        player.changes[.close] = { $0.keys = [Keys.clerk, second] }
        try await player.play(to: .published).finish().expect(["V62"])
    }

    @Test func aSignatureOverSomethingElseFails() async throws {
        let player = try Player().play(to: .published)
        let head = Array("stemronde/block".utf8)
        let place = try #require(player.entries.firstIndex { $0.starts(with: head) })
        let other = try #require(player.entries.lastIndex { $0.starts(with: head) })
        let note = try SignedNote(parsing: player.entries[place])
        let foreign = try SignedNote(parsing: player.entries[other])
        player.entries[place] = note.text + [0x0A] + foreign.bytes.dropFirst(foreign.text.count + 1)
        try await player.finish().expect(["V62"])
    }
}
