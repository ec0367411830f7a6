//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import RoundBundle
import RoundFixtures
import Rounds
import Testing
import Verification

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Rounds that are counted wrongly: false factors, sums that must stay closed, outcomes that do not follow.
@Suite struct AlteredCountTests {
    /// A factor of any value with a proof that holds for Belenios, whose challenge covers the commitments only: the
    /// factor is chosen when challenge and response are there.
    private static func forged(
        _ answer: PartialDecryption,
        of owner: Int,
        to tally: EncryptedTally,
        in player: Player
    ) throws -> PartialDecryption {
        let secret = try player.setUp.trusteeship.secret(owner)
        let key = secret.generatorPower
        let fingerprint = player.setUp.sheets[0].context.fingerprint
        let prefix =
            Array("decrypt|".utf8) + fingerprint.base64 + Array("|".utf8) + key.hex + Array("|".utf8)
        let nonce = SecretScalar.random()
        let commitment = SecretScalar.random().generatorPower
        let challenge = Challenge.over(prefix: prefix, [nonce.generatorPower, commitment])
        let response = secret.response(nonce: nonce, challenge: challenge)
        let alpha = tally.sums[0][0].alpha
        let inverse = try #require(challenge.inverse)
        var (factors, proofs) = (answer.factors, answer.proofs)
        factors[0][0] = (commitment / alpha.variableTimePower(response)).variableTimePower(inverse)
        proofs[0][0] = Proof(challenge: challenge, response: response)
        return PartialDecryption(factors: factors, proofs: proofs)
    }

    /// A whole round in which all three trustees answer the first sheet, and the third one's answer is changed.
    private func decrypted(
        _ answering: [Int] = [1, 2, 3],
        _ change: @escaping (inout TrusteeAnswerDraft, SheetTally, Player) throws -> Void
    ) throws -> Player {
        let player = try Player()
        player.answering = answering
        player.changeAnswers = { drafts, tally in
            guard tally.plan.cells.count > 1 else { return }
            try change(&drafts[drafts.count - 1], tally, player)
        }
        return try player.play(to: .published).finish()
    }

    // MARK: V76

    private func cells(_ change: (inout [UInt8]) throws -> Void) throws -> Player {
        let player = try Player().play(to: .published).finish()
        try player.change("raad/cells.json", change)
        try player.seal()
        return player
    }

    @Test func cellsThatAreNotThoseComputedFail() async throws {
        let player = try cells { _ in }
        let sound = String(decoding: try player.folder.read("raad/cells.json"), as: UTF8.self)
        #expect(
            sound.contains("\"cells\":[{\"strata\":[\"noord/inwoners\"],\"ballots\":7,\"online\":7,\"weight\":\"2\"")
        )
        for (old, new) in [
            ("\"ballots\":7", "\"ballots\":8"), ("\"weight\":\"2\"", "\"weight\":\"3\""), ("noord/", "oost/"),
            ("\"opened\":\"cells\"", "\"opened\":\"empty\""),
        ] {
            try await cells { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                try #require(text.contains(old))
                bytes = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
            }.expect(["V76"])
        }
        try await cells { $0.append(0x0A) }.expect(["V76"])
        try await cells { $0 = [] }.expect(["V76"])
    }

    @Test func cellsThatAreTooLongAreNotRead() async throws {
        let player = try Player().play(to: .published).finish()
        try #require(truncate(player.folder.path("raad/cells.json"), 1 << 40) == 0)
        try player.remove(BundlePaths.checksums)
        await player.expect(["V50", "V76"])
    }

    @Test func missingCellsFail() async throws {
        let player = try Player().play(to: .published).finish()
        try player.remove("besluit/cells.json")
        try player.seal()
        await player.expect(["V76"])
    }

    /// Four ballots on each sheet.
    private func few() throws -> Player {
        let player = try Player().play(to: .opened)
        for number in 0..<4 {
            try player.cast(.letter(number % 2, number), on: 0)
            try player.cast(.letter(number % 2, number), on: 1)
        }
        player.skip(.voted)
        return player
    }

    @Test func tooFewBallotsAreNotOpened() async throws {
        try await few().play(to: .published).finish().expect([])
    }

    @Test func aSumOfTooFewBallotsThatIsOpenedFails() async throws {
        let player = try few().play(to: .counted)
        let tally = try player.tallies()[0]
        for owner in [1, 2] {
            let secret = try player.setUp.trusteeship.secret(owner)
            let answer = BeleniosDecryption.answer(
                to: tally.sums.total.tally,
                secret: secret,
                fingerprint: tally.election.fingerprint
            )
            try player.event(.partialDecryption(answer.bytes, owner: owner), of: 0, .partialDecryption)
        }
        try player.event(.result(Array("{\"result\":[[0,4,0]]}".utf8)), of: 0, .result)
        try await player.play(to: .published).finish().expect(["V76"])
    }

    @Test func aSumThatIsOpenedBesideTheRecordFails() async throws {
        for stage in [Player.Stage.counted, .published] {
            let player = try few().play(to: .counted)
            let tally = try player.tallies()[0]
            player.files["raad/cells.json"] = try Player.document(tally, [])
            try await player.play(to: stage).finish().expect(["V76"])
        }
        let player = try Player().play(to: .counted)
        let tally = try player.tallies()[0]
        let answer = try player.answer(1, to: tally)
        let draft = TrusteeAnswerDraft(answer)
        player.files["raad/cells.json"] = try Player.document(tally, [draft])
        try await player.finish().expect(["V76"])
    }

    // MARK: V77, V78

    @Test func aFalseFactorOfACellFails() async throws {
        try await decrypted { draft, tally, player in
            draft.total = try Self.forged(draft.total, of: 3, to: tally.sums.total.tally, in: player)
            // One cell takes up the difference, so that the product is the archive's.
            var factors = draft.cells[0].factors
            let rest = draft.cells.dropFirst().reduce(Point.neutral) { $0 * $1.factors[0][0] }
            factors[0][0] = draft.total.factors[0][0] / rest
            draft.cells[0] = PartialDecryption(factors: factors, proofs: draft.cells[0].proofs)
        }.expect(["V77"])
    }

    @Test func aCellsFactorWithBeleniosOwnProofFails() async throws {
        try await decrypted { draft, tally, player in
            let secret = try player.setUp.trusteeship.secret(3)
            draft.cells[0] = BeleniosDecryption.answer(
                to: tally.sums.cells[0].tally,
                secret: secret,
                fingerprint: tally.election.fingerprint
            )
        }.expect(["V77"])
    }

    @Test func theProofsOfAnotherCellFail() async throws {
        try await decrypted { draft, _, _ in
            let proofs = draft.cells.map(\.proofs)
            draft.cells[0] = PartialDecryption(factors: draft.cells[0].factors, proofs: proofs[1])
        }.expect(["V77"])
    }

    @Test func anAnswerToFewerCellsFails() async throws {
        try await decrypted { draft, _, _ in draft.cells.removeLast() }.expect(["V77"])
    }

    @Test func cellsOfOtherTrusteesThanTheArchivesFail() async throws {
        let player = try decrypted { _, _, _ in }
        let tally = try player.tallies()[0]
        let drafts = try [1, 2].map { TrusteeAnswerDraft(try player.answer($0, to: tally)) }
        try player.change("raad/cells.json") { $0 = try Player.document(tally, drafts) }
        try player.seal()
        await player.expect(["V77"])
    }

    @Test func aFactorInTheArchiveThatIsNotTheProductOfTheCellsFails() async throws {
        try await decrypted { draft, tally, player in
            draft.total = try Self.forged(draft.total, of: 3, to: tally.sums.total.tally, in: player)
        }.expect(["V78"])
    }

    /// Two answers, of which one is false, are too few: then the count itself is not the decryptions' (V48).
    @Test func aFalseFactorThatIsNeededFailsTheResultToo() async throws {
        try await decrypted([1, 3]) { draft, tally, player in
            draft.total = try Self.forged(draft.total, of: 3, to: tally.sums.total.tally, in: player)
        }.expect(["V48", "V78"])
    }

    // MARK: V80, V81, V82

    private func tallied(_ change: (inout [UInt8]) -> Void, names: Bool) throws -> Player {
        let player = try Player().play(to: .decrypted)
        let sound = try player.result()
        var json = sound.json
        change(&json)
        player.files[BundlePaths.result] = json
        player.files[BundlePaths.resultTable] = sound.csv
        let named = names ? Digest(of: json) : sound.digest
        try player.act(.tally(named), day: 24)
        try player.act(.publish(named), day: 30)
        player.skip(.published)
        return try player.finish()
    }

    @Test func aResultThatDoesNotFollowFails() async throws {
        let lie = { (bytes: inout [UInt8]) in
            let text = String(decoding: bytes, as: UTF8.self)
            bytes = Array(text.replacing("\"electorate\":16", with: "\"electorate\":15").utf8)
        }
        try await tallied(lie, names: false).expect(["V80"])
        // Acts that name the false result say something false too.
        try await tallied(lie, names: true).expect(["V80", "V82"])
    }

    @Test func actsThatNameAnotherResultFail() async throws {
        for kinds in [[ActKind.tally, .publish], [.tally], [.publish]] {
            let player = try Player()
            for kind in kinds {
                player.changes[kind] = { draft in
                    draft.setting = kind == .tally ? .tally(Digest(of: [])) : .publish(Digest(of: []))
                }
            }
            try await player.play(to: .published).finish().expect(["V82"])
        }
    }

    @Test func anOutcomeWithoutAnyDecryptionFails() async throws {
        let player = try Player().play(to: .counted)
        let sound = try Player(player.setUp).play(to: .decrypted).result()
        player.files[BundlePaths.result] = sound.json
        player.files[BundlePaths.resultTable] = sound.csv
        try player.act(.tally(sound.digest), day: 24)
        try player.act(.publish(sound.digest), day: 30)
        try await player.finish().expect(["V82"])
    }

    @Test func anOutcomeBeforeTheTallyFails() async throws {
        let player = try Player().play(to: .closed)
        try player.act(.tally(Digest(of: [])), day: 24)
        try await player.finish().expect(["V82"])
    }

    @Test(arguments: [Player.Stage.voted, .counted])
    func aResultBeforeTheCountsFails(_ stage: Player.Stage) async throws {
        let sound = try Player().play(to: .decrypted).result()
        for (name, bytes, code) in [
            (BundlePaths.result, sound.json, "V80"), (BundlePaths.resultTable, sound.csv, "V81"),
        ] {
            let player = try Player().play(to: stage)
            player.files[name] = bytes
            try await player.finish().expect([code])
        }
    }

    @Test func aRoundAnnulledAfterATrusteesAnswerFails() async throws {
        let player = try Player().play(to: .counted)
        let tally = try player.tallies()[0]
        let answer = try player.answer(1, to: tally)
        try player.event(.partialDecryption(answer.total.bytes, owner: 1), of: 0, .partialDecryption)
        let draft = TrusteeAnswerDraft(answer)
        player.files["raad/cells.json"] = try Player.document(tally, [draft])
        try await player.finish(isSealed: false).expect([])
        let annulled = try Player(player.setUp).play(to: .counted)
        try annulled.event(.partialDecryption(answer.total.bytes, owner: 1), of: 0, .partialDecryption)
        annulled.files["raad/cells.json"] = try Player.document(tally, [draft])
        try annulled.act(.annul, day: 25, reason: "fout")
        try await annulled.finish().expect(["V82"])
    }
}
