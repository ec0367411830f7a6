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
import StoreFixtures
import Testing

/// A roster that breaks a rule is refused while a round runs, and leaves no trace.
@Suite struct BadRosterTests {
    private let setting: ServiceSetting

    init() async throws {
        setting = try await ServiceSetting()
        setting.set(SampleDefinition.opens + 10)
    }

    /// The second roster, but for what is asked.
    private func roster(
        number: Int = 2,
        previous: Digest? = nil,
        host: String = "stem.example",
        municipality: MunicipalityID = "assen",
        policy: SigningPolicy = .usual,
        signed: Int = SampleDefinition.opens,
        valid: Int = 60,
        key: VerifierKey? = nil
    ) throws -> Roster {
        let first = try SampleRoster.roster()
        let (from, until) = (Moment(unixSeconds: signed), Moment(unixSeconds: signed + valid))
        guard let from, let until, let times = StatementTimes(signed: from, submitBy: until) else {
            throw MissingFixture()
        }
        let officials = try first.officials.enumerated().map { place, official in
            var own = official.key
            if host != "stem.example" {
                own =
                    SigningKey(generating: try KeyName(host: host, purpose: .official(name: official.id.text)))
                    .verifierKey
            }
            return try RosterOfficial(
                id: official.id,
                function: official.function,
                key: place == 2 ? key ?? own : own,
                roles: official.roles
            )
        }
        return try Roster(
            instance: try #require(InstanceID(host)),
            municipality: municipality,
            number: number,
            previous: previous ?? first.digest,
            officials: officials,
            policy: policy,
            renewal: first.renewal,
            times: times
        )
    }

    private func note(_ roster: Roster, by keys: [SigningKey]? = nil) throws -> [UInt8] {
        try SignedNote(text: roster.text, signedBy: keys ?? Array(setting.officials.prefix(2))).bytes
    }

    /// The second roster as it should be, with one bad thing each.
    private func cases() throws -> [(RosterProblem.Code, [UInt8])] {
        let sound = try roster()
        let one = try SignedNote(text: sound.text, signedBy: [setting.officials[0]])
        let stranger = SigningKey(generating: try KeyName(host: "stem.example", purpose: .official(name: "vreemde")))
        let name = try KeyName(host: "stem.example", purpose: .official(name: "wethouder"))
        let logKey = try VerifierKey(name: name, publicKey: setting.round.logKey.verifierKey.publicKey)
        let early = SampleDefinition.opens - 86_401
        let lowered = SigningPolicy(acts: SigningPolicy.usual.acts.merging([.open: 1]) { $1 })
        return [
            (.rosterNumber, try note(roster(number: 3))),
            (.rosterPrevious, try note(roster(previous: Digest(of: [])))),
            (.rosterElsewhere, try note(roster(host: "elders.example"))),
            (.rosterTime, try note(roster(signed: early, valid: 90_000))),
            (.rosterLate, try note(roster(signed: SampleDefinition.opens - 120))),
            (.rosterAhead, try note(roster(signed: SampleDefinition.opens + 10 + StatementTimes.skew + 1))),
            (.rosterForged, one.bytes + one.bytes.dropFirst(one.text.count + 1)),
            (.rosterStranger, try note(sound, by: Array(setting.officials.prefix(2)) + [stranger])),
            (.rosterSigners, one.bytes),
            (.rosterLowers, try note(roster(policy: lowered))),
            (.rosterKey, try note(roster(key: logKey))),
        ]
    }

    @Test func everyRuleOfRostersRefusesAndLeavesNoTrace() async throws {
        let before = try await ServiceTrace(setting)
        let cases = try cases()
        for (code, bytes) in cases {
            guard case .roster(let problems)? = try await setting.refusal(of: bytes) else {
                Issue.record("\(code) is taken")
                continue
            }
            #expect(problems.map(\.code) == [code], "\(problems)")
            #expect(try await ServiceTrace(setting) == before, "\(code)")
        }
        #expect(Set(cases.map(\.0)) == Set(RosterProblem.Code.allCases))
        let reopened = try ServiceSetting(copying: setting)
        #expect(try await ServiceTrace(reopened).record == before.record)
        // But for what is bad, it is taken.
        guard case .inForce = try await reopened.service.submit(try note(roster())) else { throw MissingFixture() }
        #expect(try await ServiceTrace(reopened).record.entries.count == before.record.entries.count + 1)
    }

    @Test func aMunicipalitysFirstRosterIsNotTakenFromOutside() async throws {
        let before = try await ServiceTrace(setting)
        let other = try SampleRoster.roster(of: "tynaarlo")
        #expect(try await setting.refusal(of: try note(other, by: setting.officials)) == .firstRoster)
        #expect(try await ServiceTrace(setting) == before)
    }

    @Test func whatIsNoRosterInItsFormIsRefused() async throws {
        let before = try await ServiceTrace(setting)
        let sound = String(decoding: try roster().text, as: UTF8.self)
        for (code, text) in [
            (.form, sound.replacing("sign open 2\n", with: "")),
            (.range, sound.replacing("sign open 2", with: "sign open 0")),
            (.contradiction, sound.replacing("sign open 2", with: "sign open 9")), (.form, sound + "more x\n"),
        ] as [(RecordError.Code, String)] {
            let note = try SignedNote(text: Array(text.utf8), signedBy: setting.officials)
            guard case .form(let error)? = try await setting.refusal(of: note.bytes) else {
                Issue.record("\(code) is taken")
                continue
            }
            #expect(error.code == code, "\(error)")
        }
        #expect(try await ServiceTrace(setting) == before)
    }
}
