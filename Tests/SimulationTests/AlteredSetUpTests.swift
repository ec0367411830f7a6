//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import RoundBundle
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

/// Rounds that are set up wrongly from the start, by people who then go on as if they were not.
@Suite struct AlteredSetUpTests {
    private func opened(_ trick: (inout RoundSetUp.Tricks) throws -> Void) throws -> Player {
        try Player(RoundSetUp(nil, trick)).play(to: .opened).finish()
    }

    private func tallied(_ trick: (inout RoundSetUp.Tricks) throws -> Void) throws -> Player {
        try Player(RoundSetUp(nil, trick)).play(to: .published).finish()
    }

    @Test func aThresholdThatIsNotMoreThanHalfFails() async throws {
        try await tallied { $0.trusteeship = .any(2, of: 4) }.expect(["V21"])
        try await opened { $0.trusteeship = .any(1, of: 2) }.expect(["V21"])
        try await opened { $0.trusteeship = .any(3, of: 5) }.expect([])
    }

    @Test func oneTrusteeWhoPassesForTwoFails() async throws {
        try await opened { $0.trusteeship = .oneAsTwo() }.expect(["V21"])
    }

    // MARK: V53

    @Test func aStratumWithFewerLettersThanTheLeastNumberOfBallotsFails() async throws {
        try await opened { $0.letters = [[4, 8], [4, 8]] }.expect(["V53"])
        try await opened { $0.letters = [[5, 8], [5, 8]] }.expect([])
    }

    @Test func aRollOfAnotherElectionFails() async throws {
        try await opened { $0.rollElection = RoundSetUp.randomElection() }.expect(["V53"])
    }

    /// The opening names the roll of its sheet, which this is not (V65).
    @Test func aRollOfAnotherSheetOrDefinitionFails() async throws {
        try await opened { $0.rollSheet = "besluit" }.expect(["V53", "V65"])
        try await opened { $0.rollDefinition = Digest(of: []) }.expect(["V53", "V65"])
    }

    // MARK: V55

    @Test func credentialsWithWeightsFail() async throws {
        try await opened { $0.list = { Self.entries($0) { $0[3] += ",1" } } }.expect(["V55"])
        try await opened { $0.list = { Self.entries($0) { $0[3] += ",7" } } }.expect(["V55"])
    }

    @Test func credentialsThatAreNotThoseOfTheRollFail() async throws {
        let stranger = String(
            decoding: CredentialText.hex(try RoundSetUp.shared().key(.stranger, on: 0)),
            as: UTF8.self
        )
        try await opened { $0.list = { Self.entries($0) { $0[3] = stranger } } }.expect(["V55"])
        try await opened { $0.list = { Self.entries($0) { $0.swapAt(3, 4) } } }.expect(["V55"])
        try await opened { $0.list = { Self.entries($0) { $0.removeLast() } } }.expect(["V55"])
        try await opened { $0.list = { Self.entries($0) { $0.append(stranger) } } }.expect(["V55"])
    }

    private static func entries(_ list: [UInt8], _ change: (inout [String]) -> Void) -> [UInt8] {
        var entries = String(decoding: list, as: UTF8.self).split(separator: "\"").map(String.init).filter {
            $0.utf8.count == 64
        }
        change(&entries)
        return Array("[\(entries.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
    }

    // MARK: V56

    private static func election(
        _ election: Election,
        name: String? = nil,
        description: String? = nil,
        administrator: String? = nil
    ) throws -> [UInt8] {
        try Election(
            uuid: election.uuid,
            name: name ?? election.name,
            description: description ?? election.description,
            publicKey: election.publicKey,
            questions: election.questions,
            administrator: administrator
        ).bytes
    }

    @Test func anElectionWithOneCharacterChangedFails() async throws {
        try await tallied { $0.election = { try Self.election($0, name: $0.name + ".") } }.expect(["V56"])
    }

    @Test func anElectionThatDoesNotCommitToTheRollFails() async throws {
        try await opened { tricks in
            tricks.election = { election in
                let lines = election.description.split(separator: "\n").dropLast()
                return try Self.election(election, description: lines.joined(separator: "\n"))
            }
        }.expect(["V56"])
    }

    @Test func anElectionWithMoreThanTheDefinitionSaysFails() async throws {
        try await opened { $0.election = { try Self.election($0, administrator: "griffier") } }.expect(["V56"])
    }

    @Test func anElectionWithOtherQuestionsFails() async throws {
        try await opened { tricks in
            tricks.election = { election in
                let question = try ElectionRecord.Question(
                    text: election.questions[0].text,
                    answers: Array(election.questions[0].answers.reversed()),
                    allowsBlank: true,
                    min: 1,
                    max: 1
                )
                return try Election(
                    uuid: election.uuid,
                    name: election.name,
                    description: election.description,
                    publicKey: election.publicKey,
                    questions: [question]
                ).bytes
            }
        }.expect(["V56"])
    }

    // MARK: V57: keys

    @Test func aLogOfAnotherRoundOrOfAnOfficialFails() async throws {
        for name in ["stem.example.nl/stemronde/groot", "stem.example.nl/functionaris/klein", "klein"] {
            let player = try Player().play(to: .opened)
            player.logKey = Keys.made(name)
            try await player.finish().expect(["V57"])
        }
    }

    @Test func aLogKeyForCosignaturesFails() async throws {
        let player = try Player().play(to: .opened).finish()
        let witness = Keys.made("stem.example.nl/stemronde/klein", type: .cosignature)
        try player.change(BundlePaths.logKey) { $0 = witness.verifierKey.text + [0x0A] }
        try player.seal()
        await player.expect(["V57"])
    }

    // MARK: V64

    @Test func oneElectionForTwoSheetsFails() async throws {
        let player = try Player(RoundSetUp(nil) { $0.sameElection = true })
        try await player.play(to: .adopted).finish().expect(["V64"])
    }

    @Test func anElectionThatWasUsedBeforeFails() async throws {
        let player = try Player().play(to: .ready)
        let elections = zip(player.setUp.definition.sheets, player.setUp.sheets).map { SheetValue($0.id, $1.election) }
        try player.act(.unready(elections), day: -20, reason: "de rol klopt niet")
        try await player.finish().expect(["V64"])
    }

    // MARK: V65

    private func openedSaying(_ change: (inout [Opening.OfSheet]) throws -> Void) throws -> Player {
        let player = try Player().play(to: .ready)
        var sheets = try player.opened()
        try change(&sheets)
        let schedule = player.setUp.definition.values.schedule
        try player.act(.open(Opening(opens: schedule.opens, closes: schedule.closes, sheets: sheets)), day: -7)
        player.skip(.opened)
        return try player.play(to: .published).finish()
    }

    @Test func anOpeningOfAnotherElectionRollOrNumberOfLettersFails() async throws {
        let altered = try openedSaying { $0[0].fingerprint = Digest(of: []) }
        await altered.expect(["V65"])
        // Nor do officials' own tools work from it: what the paper desk encrypts is for the key that was opened.
        let error = #expect(throws: BundleError.self) { try BundleReplay(reading: altered.folder) }
        #expect(error?.code == .log)
        let sound = try Player().play(to: .opened).finish()
        _ = try BundleReplay(reading: sound.folder)
        try await openedSaying { $0[0].roll = Digest(of: []) }.expect(["V65"])
        try await openedSaying { sheets in
            for place in sheets[1].letters.indices { sheets[1].letters[place].count += 1 }
        }.expect(["V65"])
        try await openedSaying { $0[0].letters.reverse() }.expect(["V65"])
    }

    @Test func anOpeningWithOtherTrusteesFails() async throws {
        try await openedSaying { $0[0].trustees.reverse() }.expect(["V65"])
        try await openedSaying { $0[1].trustees.removeLast() }.expect(["V65"])
    }

    @Test func anOpeningThatClosesBeforeItOpensFails() async throws {
        let player = try Player().play(to: .ready)
        let schedule = player.setUp.definition.values.schedule
        let setting = Act.Setting.open(
            Opening(opens: schedule.closes, closes: schedule.opens, sheets: try player.opened())
        )
        try player.act(setting, day: -7)
        try await player.finish().expect(["V65"])
    }
}
