//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundFixtures
import Rounds
import Testing

/// Rounds in which somebody blocks, activates or votes against the rules, and all the rest follows from it.
@Suite struct AlteredCredentialTests {
    /// A whole round in which something happens when it has opened, or when everybody has voted.
    private func played(
        after stage: Player.Stage,
        _ deed: (Player) throws -> Void
    ) throws -> Player {
        let player = try Player().play(to: stage)
        try deed(player)
        return try player.play(to: .published).finish()
    }

    // MARK: V67

    @Test func aBlockOfAnUnknownCredentialFails() async throws {
        try await played(after: .opened) { try $0.block($0.setUp.key(.stranger, on: 0), on: 0) }.expect(["V67"])
        try await played(after: .opened) { try $0.block($0.setUp.key(.letter(0, 7), on: 1), on: 0) }.expect(["V67"])
    }

    @Test func aBlockOnAnotherElectionFails() async throws {
        try await played(after: .opened) { player in
            let other = RoundSetUp.randomElection()
            try player.block(player.setUp.key(.letter(0, 7), on: 0), on: 0, election: other)
        }.expect(["V67"])
    }

    @Test func aBlockOfAnIdleOrPaperCredentialFails() async throws {
        try await played(after: .opened) { try $0.block($0.setUp.key(.reserve(0, 2), on: 0), on: 0) }.expect(["V67"])
        try await played(after: .voted) { try $0.block($0.setUp.key(.paper(0, on: 0), on: 0), on: 0) }.expect(["V67"])
        try await played(after: .voted) { try $0.block($0.setUp.key(.paper(1, on: 0), on: 0), on: 0) }.expect(["V67"])
    }

    @Test func aSecondBlockFails() async throws {
        try await played(after: .voted) { try $0.block($0.setUp.key(.letter(0, 6), on: 0), on: 0) }.expect(["V67"])
        try await played(after: .voted) { player in
            try player.block(player.setUp.key(.letter(1, 7), on: 0), on: 0, .withdrawn)
        }.expect(["V67"])
    }

    // MARK: V68

    @Test func anActivationWithoutABlockFails() async throws {
        try await played(after: .opened) { player in
            let key = try player.setUp.key(.letter(0, 7), on: 0)
            try player.activate(player.setUp.key(.reserve(0, 1), on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
    }

    @Test func anActivationForAnotherStratumFails() async throws {
        for spare in [Holder.reserve(1, 1), .paper(1, on: 0)] {
            try await played(after: .opened) { try $0.replace(.letter(0, 7), by: spare, on: 0, .replaced) }.expect([
                "V68"
            ])
        }
    }

    @Test func aSecondActivationForOneBlockFails() async throws {
        try await played(after: .voted) { player in
            let key = try player.setUp.key(.letter(0, 6), on: 0)
            try player.activate(player.setUp.key(.reserve(0, 1), on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
    }

    @Test func anActivationForSomebodyWithdrawnFails() async throws {
        try await played(after: .voted) { player in
            let key = try player.setUp.key(.letter(1, 7), on: 0)
            try player.activate(player.setUp.key(.reserve(1, 1), on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
    }

    @Test func anActivationOfALetterFails() async throws {
        try await played(after: .voted) { player in
            let key = try player.setUp.key(.letter(0, 6), on: 0)
            try player.activate(player.setUp.key(.letter(0, 7), on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
    }

    @Test func aSecondActivationOfOneCredentialFails() async throws {
        try await played(after: .voted) { try $0.replace(.letter(0, 7), by: .reserve(0, 0), on: 0, .replaced) }
            .expect(["V68"])
    }

    @Test func anActivationOfOrForAnUnknownCredentialFails() async throws {
        try await played(after: .opened) { player in
            let key = try player.setUp.key(.letter(0, 7), on: 0)
            try player.block(key, on: 0)
            try player.activate(player.setUp.key(.stranger, on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
        try await played(after: .opened) { player in
            let key = try player.setUp.key(.stranger, on: 0)
            try player.activate(player.setUp.key(.reserve(0, 1), on: 0), on: 0, .replaces(key))
        }.expect(["V68"])
    }

    // MARK: V69

    @Test func aLateRegistrationOverTheLimitFails() async throws {
        try await played(after: .voted) { player in
            let reason = try #require(StatementWords("vergeten"))
            try player.activate(player.setUp.key(.reserve(0, 1), on: 0), on: 0, .late(reason))
        }.expect(["V69"])
    }

    // MARK: V70, V71, V72

    @Test func aBallotOfABlockedCredentialFails() async throws {
        for holder in [Holder.letter(0, 6), .letter(1, 6), .letter(1, 7)] {
            try await played(after: .voted) { try $0.cast(holder, on: 0) }.expect(["V70"])
        }
    }

    @Test func aBlockAfterTheBallotFails() async throws {
        for reason in Block.Reason.allCases {
            try await played(after: .voted) { player in
                try player.block(player.setUp.key(.letter(0, 3), on: 0), on: 0, reason)
            }.expect(["V70"])
        }
    }

    @Test func aBallotOfAnIdleCredentialFails() async throws {
        for holder in [Holder.reserve(0, 1), .paper(1, on: 0)] {
            try await played(after: .voted) { try $0.cast(holder, on: 0) }.expect(["V71"])
        }
    }

    @Test func aBallotBeforeTheActivationFails() async throws {
        try await played(after: .opened) { player in
            try player.cast(.reserve(0, 1), on: 0)
            try player.replace(.letter(0, 7), by: .reserve(0, 1), on: 0, .replaced)
        }.expect(["V71"])
    }

    @Test func aSecondBallotOfAPaperCredentialFails() async throws {
        try await played(after: .entered) { try $0.cast(.paper(0, on: 0), on: 0, for: 1, number: 1) }.expect(["V72"])
    }

    @Test func aSecondBallotOnlineIsAChangeOfMind() async throws {
        try await played(after: .voted) { try $0.cast(.reserve(0, 0), on: 0, for: 2, number: 1) }.expect([])
    }
}
