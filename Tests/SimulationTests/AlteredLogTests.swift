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

/// Rounds whose log is written anew, by whoever has its key, with other entries than it had.
@Suite struct AlteredLogTests {
    private func rewritten(
        to stage: Player.Stage = .published,
        _ change: (inout [[UInt8]]) throws -> Void
    ) throws -> Player {
        let player = try Player().play(to: stage)
        try change(&player.entries)
        return try player.finish()
    }

    /// The place of the entry that holds an event of the first sheet.
    private static func event(_ height: Int, in entries: [[UInt8]]) throws -> Int {
        let election = try RoundSetUp.shared().sheets[0].election
        let head = Array("event \(election) \(height)\n".utf8)
        return try #require(entries.firstIndex { $0.starts(with: head) })
    }

    // MARK: V59

    @Test func anEntryThatIsNeitherAnEventNorAStatementFails() async throws {
        let election = try RoundSetUp.shared().sheets[0].election
        for entry in ["", "hello\n", "event \(election)\n", "event \(election) 01\nx", "event \(election) 1 2\nx"] {
            try await rewritten { $0.insert(Array(entry.utf8), at: 9) }.expect(["V59"])
        }
    }

    @Test func aStatementInAnotherFormFails() async throws {
        let player = try Player().play(to: .opened)
        let block = try #require(
            try Player().play(to: .voted).entries.first { $0.starts(with: Array("stemronde/block".utf8)) }
        )
        let text = try SignedNote(parsing: block).text
        for altered in [
            text + Array("more x\n".utf8), Array(text.dropFirst()),
            Array("stemronde/block/v2".utf8) + text.dropFirst(18),
        ] {
            player.entries.append(try SignedNote(text: altered, signedBy: Keys.officials).bytes)
        }
        try await player.finish().expect(["V59"])
    }

    // MARK: V60

    @Test(arguments: [1, 4, 15])
    func anEventThatTheLogLacksFails(_ height: Int) async throws {
        try await rewritten { $0.remove(at: try Self.event(height, in: $0)) }.expect(["V60"])
    }

    @Test func severalEventsThatTheLogLacksFail() async throws {
        try await rewritten { entries in
            for height in 3...6 { entries.remove(at: try Self.event(height, in: entries)) }
        }.expect(["V60"])
    }

    @Test func anEventThatStandsInTheLogTwiceFails() async throws {
        try await rewritten { entries in
            let place = try Self.event(4, in: entries)
            entries.insert(entries[place], at: place)
        }.expect(["V60"])
        try await rewritten { $0.append($0[try Self.event(4, in: $0)]) }.expect(["V60"])
    }

    @Test func eventsInAnotherOrderFail() async throws {
        try await rewritten { $0.swapAt(try Self.event(4, in: $0), try Self.event(5, in: $0)) }.expect(["V60"])
    }

    @Test func anEventThatIsNotTheArchivesFails() async throws {
        try await rewritten { $0[try Self.event(4, in: $0)].append(0x20) }.expect(["V60"])
    }

    @Test func anEventOfAnotherElectionFails() async throws {
        let other = RoundSetUp.randomElection()
        try await rewritten { $0.insert(Array("event \(other) 0\n{}".utf8), at: 9) }.expect(["V60"])
    }

    @Test func anEventThatNoArchiveHasFails() async throws {
        let election = try RoundSetUp.shared().sheets[0].election
        try await rewritten(to: .voted) { $0.append(Array("event \(election) 99\n{}".utf8)) }.expect(["V60"])
    }

    @Test(arguments: [Player.Stage.opened, .voted])
    func anArchiveWithABallotThatTheLogLacksFails(_ stage: Player.Stage) async throws {
        let player = try Player().play(to: stage)
        try player.cast(.letter(0, 7), on: 0, isLogged: false)
        try await player.finish().expect(["V60"])
    }

    @Test func aWholeBallotPastTheLogFailsThoughItIsCounted() async throws {
        let player = try Player().play(to: .entered)
        try player.cast(.letter(0, 7), on: 0, isLogged: false)
        // Its place in the log is where the archive goes on: after the closing act.
        try await player.play(to: .published).finish().expect(["V60", "V63"])
    }

    @Test func aLogThatWasRolledBackFails() async throws {
        try await rewritten { $0.removeLast(3) }.expect(["V60"])
        try await rewritten(to: .voted) { $0.removeLast(3) }.expect(["V60"])
    }

    @Test func anArchiveThatTheLogDoesNotKnowFails() async throws {
        let player = try Player().play(to: .opened).finish()
        let archive = try player.folder.read("raad/\(player.setUp.sheets[0].election).bel")
        try player.folder.write("raad/\(RoundSetUp.randomElection()).bel", archive)
        try player.seal()
        await player.expect(["V60"])
    }

    @Test func aMissingArchiveFails() async throws {
        let player = try Player().play(to: .opened).finish()
        try player.remove("raad/\(player.setUp.sheets[0].election).bel")
        try player.seal()
        await player.expect(["V60"])
    }
}
