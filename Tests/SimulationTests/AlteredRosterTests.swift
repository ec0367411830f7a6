//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RoundBundle
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

/// Rounds whose rosters somebody has tampered with, by everybody's own keys: each fails its own check.
struct AlteredRosterTests {
    /// A round with a second roster before the ballots.
    private func renewed(_ change: (inout RosterDraft) throws -> Void) throws -> Player {
        let player = try Player().play(to: .opened)
        try player.roster(day: 1, change)
        return try player.play(to: .published).finish()
    }

    @Test func aRoundWithALaterRosterIsSound() async throws {
        try await renewed { _ in }.expect([])
        // Somebody new, who signs it too, and the acts after it.
        let player = try Player().play(to: .opened)
        try player.roster(day: 1) {
            $0.officials = [Keys.clerk, Keys.lead, Keys.stranger]
            $0.keys = [Keys.clerk, Keys.registrar, Keys.stranger]
        }
        player.changes[.close] = { $0.keys = [Keys.clerk, Keys.stranger] }
        try await player.play(to: .published).finish().expect([])
    }

    // MARK: V83

    @Test func withoutAnAnchorTheReportSaysWhatToCompare() async throws {
        let player = try Player().play(to: .opened).finish()
        let report = await player.verify(expecting: Expectations())
        #expect(report.verdict == .verified)
        #expect(report.verdict(of: .anchor) == .warning)
        let anchor = String(decoding: try #require(player.state.rosters.anchor).hex, as: UTF8.self)
        #expect(report.problems.contains(anchor))
        #expect(report.facts.contains { $0.name == "anchor" && $0.value == anchor })
    }

    @Test func anotherMunicipalitysOfficialsFail() async throws {
        let player = try Player().play(to: .published).finish()
        let report = await player.verify(expecting: Expectations(anchor: Digest(of: [1])))
        #expect(report.failed == ["V83"], "\(report.problems)")
    }

    @Test func aLaterRosterIsNoAnchor() async throws {
        let player = try renewed { _ in }
        let second = try #require(player.state.rosters.current)
        let report = await player.verify(expecting: Expectations(anchor: second.digest))
        #expect(report.failed == ["V83"], "\(report.problems)")
    }

    @Test func aLogWithoutALaterRosterThatIsKnownFails() async throws {
        let player = try renewed { _ in }
        let anchor = try #require(player.state.rosters.anchor)
        let second = try #require(player.state.rosters.current).digest
        let report = await player.verify(expecting: Expectations(anchor: anchor, rosters: [second, anchor]))
        #expect(report.failed == [], "\(report.problems)")
        #expect(report.facts.contains { $0.name == "roster" && $0.value.hasPrefix("2, signed at ") })
        // The same round without it: those of the first roster sign, one of whom may have left.
        let old = try Player().play(to: .published).finish()
        let rolledBack = await old.verify(expecting: Expectations(anchor: anchor, rosters: [second]))
        #expect(rolledBack.failed == ["V83"], "\(rolledBack.problems)")
    }

    // MARK: V84

    @Test func aRoundWithoutARosterFails() async throws {
        let player = try Player().play(to: .published)
        player.entries.removeFirst()
        let report = try await player.finish().verify(expecting: Expectations())
        #expect(report.failed == ["V84"], "\(report.problems)")
    }

    @Test func aRosterThatComesTooLateFails() async throws {
        let player = try Player().play(to: .published)
        player.entries.swapAt(0, 1)
        try await player.finish().expect(["V84"])
    }

    @Test func aChainThatBeginsWithALaterRosterFails() async throws {
        let player = try Player()
        player.changeRoster = {
            $0.number = 2
            $0.previous = Digest(of: [1])
        }
        try await player.play(to: .published).finish().expect(["V84"])
    }

    @Test func aRosterOfAnotherMunicipalityOrInstanceFails() async throws {
        let player = try Player()
        player.changeRoster = { $0.municipality = "aa-en-hunze" }
        try await player.play(to: .published).finish().expect(["V84"])
        try await renewed { $0.municipality = "aa-en-hunze" }.expect(["V84"])
    }

    @Test func aRosterThatIsNotTheNextOneFails() async throws {
        try await renewed { $0.number = 3 }.expect(["V84"])
        try await renewed { $0.previous = Digest(of: [1]) }.expect(["V84"])
        let player = try Player().play(to: .opened)
        let earlier = try player.times(day: -50)
        try player.roster(day: 1) { $0.times = earlier }
        try await player.play(to: .published).finish().expect(["V84"])
    }

    @Test func theKeyOfTheLogIsNobodys() async throws {
        let player = try Player().play(to: .opened)
        let seed = [UInt8](repeating: 9, count: 32)
        func key(_ name: String) throws -> SigningKey {
            try seed.withUnsafeBytes { try SigningKey(name: KeyName(name), seed: $0) }
        }
        player.logKey = try key("stem.example.nl/stemronde/klein")
        let double = try key("stem.example.nl/functionaris/dubbel")
        try player.roster(day: 1) { $0.officials.append(double) }
        try await player.play(to: .published).finish().expect(["V84"])
    }

    @Test func aRosterThatLetsOneSignWhatTwoShouldIsToldOf() async throws {
        let player = try Player()
        player.changeRoster = { $0.policy = SigningPolicy(acts: [.open: 2], withdrawal: 2) }
        let report = try await player.play(to: .opened).finish().verify()
        #expect(report.verdict == .verified)
        #expect(report.verdict(of: .rosterNumbers) == .warning)
        #expect(report.problems.contains("close 1 instead of 2"))
        let usual = try await Player().play(to: .opened).finish().verify()
        #expect(usual.verdict(of: .rosterNumbers) == .ok)
    }

    // MARK: V85

    @Test func aFirstRosterThatNotAllHaveSignedFails() async throws {
        let player = try Player()
        player.changeRoster = { $0.keys = [Keys.clerk, Keys.lead] }
        try await player.play(to: .published).finish().expect(["V85"])
    }

    @Test func aLaterRosterThatTooFewHaveSignedFails() async throws {
        try await renewed { $0.keys = [Keys.lead] }.expect(["V85"])
        // Who is on the new one only does not count.
        try await renewed {
            $0.officials.append(Keys.stranger)
            $0.keys = [Keys.lead, Keys.stranger]
        }.expect(["V85"])
        // Nor does who may not sign acts.
        let player = try Player()
        player.changeRoster = { $0.roles["registrator"] = [.register, .paper] }
        try player.play(to: .opened)
        try player.roster(day: 1) { $0.keys = [Keys.lead, Keys.registrar] }
        try await player.play(to: .published).finish().expect(["V85"])
    }

    @Test func aStrangersSignatureOfARosterFails() async throws {
        try await renewed { $0.keys.append(Keys.stranger) }.expect(["V85"])
    }

    @Test func aForgedSignatureOfARosterFails() async throws {
        let player = try Player().play(to: .published)
        let note = try SignedNote(parsing: player.entries[0])
        let other = try SignedNote(text: Array("iets anders\n".utf8), signedBy: Keys.everybody)
        player.entries[0] = note.text + [0x0A] + other.bytes.dropFirst(other.text.count + 1)
        try await player.finish().expect(["V85"])
    }

    // MARK: V86

    @Test func aRosterThatAsksFewerSignaturesWhileTheRoundRunsFails() async throws {
        var acts = SigningPolicy.usual.acts
        acts[.publish] = 1
        try await renewed { $0.policy = SigningPolicy(acts: acts) }.expect(["V86"])
        try await renewed { $0.renewal = 1 }.expect(["V86"])
    }

    // MARK: V59, V62

    @Test func aRosterInAnotherFormFails() async throws {
        let player = try Player().play(to: .opened)
        let note = try SignedNote(parsing: player.entries[0])
        let text = String(decoding: note.text, as: UTF8.self)
        let swapped = text.replacing("sign adopt 1\nsign unready 1\n", with: "sign unready 1\nsign adopt 1\n")
        #expect(swapped != text)
        player.entries.append(try SignedNote(text: Array(swapped.utf8), signedBy: Keys.everybody).bytes)
        try await player.finish().expect(["V59"])
    }

    @Test func anOfficialWhoWasRemovedSignsNoMore() async throws {
        let player = try Player().play(to: .opened)
        try player.roster(day: 1) { $0.officials = [Keys.clerk, Keys.registrar, Keys.stranger] }
        player.changes[.close] = { $0.keys = [Keys.clerk, Keys.lead] }
        player.changes[.tally] = { $0.keys = [Keys.clerk] }
        player.changes[.publish] = { $0.keys = [Keys.clerk, Keys.stranger] }
        // The ballots' stage has blocks and activations that both have signed.
        try await player.play(to: .published).finish().expect(["V62"])
    }

    @Test func anOfficialWithoutTheRoleDoesNotCount() async throws {
        let player = try Player()
        player.changeRoster = { $0.roles["projectleider"] = [.register, .paper] }
        player.changes[.open] = { $0.keys = [Keys.clerk, Keys.registrar] }
        player.changes[.publish] = { $0.keys = [Keys.clerk, Keys.registrar] }
        try await player.play(to: .published).finish().expect(["V62"])
    }
}
