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

/// Bundles whose archive is at fault: the archive's own check says so, and nothing else is blamed for it.
@Suite struct AlteredArchiveTests {
    private func archive(_ player: Player) -> String {
        "raad/\(player.setUp.sheets[0].election).bel"
    }

    /// Where the record of a ballot of the first sheet has its body.
    private func place(of ballot: AcceptedBallot, in bytes: [UInt8]) throws -> Int {
        try #require(bytes.firstRange(of: ballot.ballot.bytes)).lowerBound
    }

    @Test(arguments: [Player.Stage.voted, .published])
    func aByteOfABallotFails(_ stage: Player.Stage) async throws {
        let player = try Player().play(to: stage).finish()
        let ballot = try player.setUp.ballot(.letter(0, 3), on: 0, for: 0)
        try player.change(archive(player)) { $0[try place(of: ballot, in: $0) + 400] ^= 1 }
        try player.seal()
        await player.expect(["V03"])
    }

    @Test func anArchiveThatEndsInARecordFails() async throws {
        let player = try Player().play(to: .published).finish()
        try player.change(archive(player)) { $0.removeLast(512) }
        try player.seal()
        await player.expect(["V05"])
    }

    @Test(arguments: [1, 2])
    func anArchiveThatLacksItsLastEventsFails(_ events: Int) async throws {
        let player = try Player().play(to: .published).finish()
        try player.change(archive(player)) { bytes in
            var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
            var ends: [Int] = []
            while let event = try reader.next() { ends.append(event.range.upperBound) }
            bytes = Array(bytes[..<ends[ends.count - 1 - events]])
        }
        try player.seal()
        // The second to last is a trustee's answer, which cells.json has too.
        await player.expect(events == 1 ? ["V60"] : ["V60", "V77"])
    }

    @Test func anArchiveThatIsEmptyOrNoneFails() async throws {
        for (bytes, codes) in [([], ["V01"]), (Array("BELENIOS".utf8), ["V01"])] as [([UInt8], Set<String>)] {
            let player = try Player().play(to: .published).finish()
            try player.change(archive(player)) { $0 = bytes }
            try player.seal()
            await player.expect(codes)
        }
    }

    /// A ballot that is changed before it is recorded, of a credential that has none.
    private func voted(
        _ holder: Holder = .letter(0, 7),
        _ change: (inout [UInt8]) throws -> Void
    ) throws -> Player {
        let player = try Player().play(to: .voted)
        var bytes = try player.setUp.ballot(holder, on: 0, for: 1).ballot.bytes
        try change(&bytes)
        try player.event(.ballot(bytes), of: 0, .ballot(player.setUp.key(holder, on: 0)))
        return try player.finish()
    }

    @Test func aBallotThatDoesNotHoldFails() async throws {
        try await voted { _ in }.expect([])
        try await voted { $0.append(0x20) }.expect(["V30"])
        try await voted { bytes in
            let end = try #require(bytes.lastIndex(of: UInt8(ascii: "\"")))
            bytes[end - 1] = bytes[end - 1] == 0x31 ? 0x32 : 0x31
        }.expect(["V34"])
    }

    @Test func aBallotThatNamesAnotherElectionFails() async throws {
        let uuid = Array("\(try RoundSetUp.shared().sheets[0].election)".utf8)
        let other = Array("\(try RoundSetUp.shared().sheets[1].election)".utf8)
        try await voted { $0.replaceSubrange(try #require($0.firstRange(of: uuid)), with: other) }.expect(["V31"])
    }

    @Test func somethingThatIsNoBallotAtAllFails() async throws {
        try await voted { $0 = Array("{}".utf8) }.expect(["V30"])
    }

    @Test func aRecordedBallotOfAnotherSheetFails() async throws {
        let player = try Player().play(to: .voted)
        let ballot = try player.setUp.ballot(.letter(0, 7), on: 1, for: 1).ballot
        try player.event(.ballot(ballot.bytes), of: 0, .ballot(ballot.credential.bytes))
        try await player.finish().expect(["V31"])
    }

    @Test func theSameBallotTwiceFails() async throws {
        let player = try Player().play(to: .voted)
        try player.cast(.letter(0, 3), on: 0, for: 0)
        try await player.play(to: .published).finish().expect(["V39"])
    }

    @Test func aBallotOfACredentialThatIsNotOnTheListFails() async throws {
        let other = try RoundSetUp()
        let player = try Player().play(to: .voted)
        let context = player.setUp.sheets[0].context
        let foreign = try #require(Credential(uuid: context.uuid, text: Array("kWUTY-bYmu88-CsdoP-HPHjRC".utf8)))
        let unsigned = try UnsignedBallot([[0, 1, 0]], credential: foreign.publicKey, context: context)
        try player.event(.ballot(unsigned.cast(with: foreign)), of: 0, .ballot(foreign.publicKey.bytes))
        try await player.finish().expect(["V38"])
        #expect(other.sheets.count == 2)
    }

    // MARK: Tally and result

    private func counted(
        _ change: (EncryptedSums) throws -> (EncryptedTally, ballots: Int, weight: Int)
    ) throws -> Player {
        let player = try Player().play(to: .closed)
        for (place, tally) in try player.tallies().enumerated() {
            let sums = tally.sums.total
            let (document, ballots, weight) =
                try place == 0 ? change(sums) : (sums.tally, sums.ballots, sums.weight)
            try player.event(
                .encryptedTally(document.bytes, ballots: ballots, weight: weight),
                of: place,
                .encryptedTally
            )
        }
        player.skip(.counted)
        return player
    }

    @Test func aTallyOfOtherSumsFails() async throws {
        try await counted { sums in
            var altered = sums.tally.sums
            altered[0][1] = altered[0][1] * altered[0][2]
            return (EncryptedTally(sums: altered), sums.ballots, sums.weight)
        }.play(to: .published).finish().expect(["V40"])
    }

    @Test func aTallyOfAnotherNumberOfBallotsFails() async throws {
        try await counted { ($0.tally, $0.ballots + 1, $0.weight) }.play(to: .published).finish().expect(["V41"])
        try await counted { ($0.tally, $0.ballots, $0.weight + 1) }.play(to: .published).finish().expect(["V41"])
    }

    @Test func anAnswerWithoutBeleniosProofIsLeftOutWithAWarning() async throws {
        let player = try Player()
        player.answering = [1, 2, 3]
        player.changeAnswers = { drafts, tally in
            guard tally.plan.cells.count > 1 else { return }
            let proofs = drafts[2].total.proofs.map { $0.reversed() as [Proof] }
            drafts[2].total = PartialDecryption(factors: drafts[2].total.factors, proofs: proofs)
        }
        let report = await (try player.play(to: .published).finish()).verify()
        #expect(report.verdict == .verified, "\(report.problems)")
        #expect(report.verdict(of: .decryptionProof) == .warning)
    }

    @Test func aResultWithTooFewAnswersFails() async throws {
        let player = try Player().play(to: .counted)
        player.changeAnswers = { drafts, tally in
            if tally.plan.cells.count > 1 { drafts.removeLast() }
        }
        try await player.play(to: .published).finish().expect(["V46"])
    }
}
