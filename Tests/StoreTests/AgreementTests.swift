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
import TestSupport
import Testing

/// The tables and the replay of the log must say the same of every credential: voters are judged by the one, and
/// everybody afterwards by the other.
@Suite struct AgreementTests {
    typealias Setting = BallotRecordingTests.Setting

    @Test(arguments: [1, 2, 3] as [UInt64])
    func whatTheTablesSayOfACredentialFollowsFromTheLog(_ seed: UInt64) async throws {
        let setting = try await Setting()
        var generator = SeededGenerator(seed: seed)
        let sheet = setting.round.sheets[0]
        let credentials = sheet.letters.prefix(6) + sheet.reserve.prefix(4) + sheet.paper.prefix(4)
        for _ in 0..<40 {
            let credential = try #require(credentials.randomElement(using: &generator))
            let other = try #require(credentials.randomElement(using: &generator)).publicKey.bytes
            switch Int.random(in: 0..<5, using: &generator) {
            case 0, 1:
                _ = try await setting.record(
                    BallotSubmission(
                        [try setting.round.ballot(by: credential)],
                        route: .online(received: SampleDefinition.opens)
                    )
                )
            case 2:
                let reason = try #require(Block.Reason.allCases.randomElement(using: &generator))
                let block = try setting.round.block(credential.publicKey.bytes, reason)
                _ = try await setting.round.problems(recording: block, in: setting.store)
            case 3:
                let ground = Activation.Ground.late(try #require(StatementWords("verhuisd")))
                let activation = try setting.round.activation(credential.publicKey.bytes, ground)
                _ = try await setting.round.problems(recording: activation, in: setting.store)
            default:
                let activation = try setting.round.activation(credential.publicKey.bytes, .replaces(other))
                _ = try await setting.round.problems(recording: activation, in: setting.store)
            }
        }
        try await compare(Array(sheet.letters.prefix(6) + sheet.reserve.prefix(4)), in: setting, seed)
        for _ in 0..<8 {
            let credential = try #require(credentials.randomElement(using: &generator))
            let ballot = try setting.round.ballot(by: credential)
            _ = try await setting.record(BallotSubmission([ballot], route: .paper(at: SampleDefinition.ends)))
        }
        try await compare(Array(sheet.paper.prefix(4)), in: setting, seed)
        try await setting.store.checkEverything()
    }

    private func compare(_ credentials: [Credential], in setting: Setting, _ seed: UInt64) async throws {
        let sheet = setting.round.sheets[0]
        // Another store has nothing in memory.
        let state = try await setting.files.open().state(of: setting.round.terms)
        #expect(state.entries == (try await setting.size()))
        let ledger = try #require(state.sheets[0].ledger)
        for credential in credentials {
            let key = credential.publicKey.bytes
            let status = try #require(try await setting.store.credential(key, of: sheet.uuid))
            let refusal = try await setting.store.refusal(
                of: [BallotPreview(election: sheet.uuid, credential: key, trackingCode: Digest(of: []))],
                in: setting.round.id,
                route: status.role == .paper
                    ? .paper(at: SampleDefinition.ends) : .online(received: SampleDefinition.opens)
            )
            #expect(refusal?.reason == Self.reason(ledger.problem(ballotOf: key)), "seed \(seed)")
        }
        #expect(ledger.reconciliation.isBalanced, "seed \(seed)")
    }

    /// What the tables call a rule of the log.
    private static func reason(_ code: LogProblem.Code?) -> BallotRefusal.Reason? {
        switch code {
        case .ballotOfIdle: .idleCredential
        case .ballotOfBlocked: .blockedCredential
        case .secondPaperBallot: .paperBallotRecorded
        case .unknownCredential: .unknownCredential
        default: nil
        }
    }
}
