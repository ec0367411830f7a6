//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import Foundation
import Rounds
import SealedFiles
import Service
import SignedNotes
import Store
import StoreFixtures
import Synchronization
import Testing

/// A service over a fresh database, with an open round and a clock that the test sets.
final class ServiceSetting: Sendable {
    let folder: URL
    let round: SampleRound
    /// Three persons, who may sign everything.
    var officials: [SigningKey] { round.officials }
    let service: VotingService
    private let hand = ClockHand()

    /// - Parameters:
    ///   - isOpen: whether the round is open; otherwise there is nothing but the keys.
    ///   - hasRoster: whether the municipality has its first roster.
    init(isOpen: Bool = true, hasRoster: Bool = true) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        round = try SampleRound()
        let id = try #require(InstanceID("stem.example"))
        let store = try RoundStore(path: folder.appending(path: "stemronde.sqlite").path)
        let rosters = RosterBook(folder: folder.appending(path: "rosters").path, instance: id)
        let first = try SampleRoster.roster()
        let note = try SignedNote(text: first.text, signedBy: round.officials)
        if hasRoster, let problem = try rosters.begin(first, note, received: first.times.signed).first { throw problem }
        service = VotingService(
            store: store,
            instance: Instance(id: id, rosters: rosters),
            keys: LogKeys(folder: folder.path, instance: id),
            clock: ServiceClock { [hand] in hand.seconds.withLock { $0 } }
        )
        guard isOpen else { return }
        try writeKey(of: round)
        try await round.open(in: store)
    }

    /// The same service as it stands in another's folder, over a copy of it.
    init(copying other: ServiceSetting) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: other.folder, to: folder)
        // SQLite makes it anew from the log that it belongs to.
        try? FileManager.default.removeItem(at: folder.appending(path: "stemronde.sqlite-shm"))
        round = other.round
        let id = other.service.instance.id
        service = VotingService(
            store: try RoundStore(path: folder.appending(path: "stemronde.sqlite").path),
            instance: Instance(
                id: id,
                rosters: RosterBook(folder: folder.appending(path: "rosters").path, instance: id)
            ),
            keys: LogKeys(folder: folder.path, instance: id),
            clock: ServiceClock { [hand] in hand.seconds.withLock { $0 } }
        )
        set(other.service.clock.seconds)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func set(_ seconds: Int) {
        hand.seconds.withLock { $0 = seconds }
    }

    /// Gives the service the key of a round's log.
    func writeKey(of round: SampleRound) throws {
        let path = folder.appending(path: "\(round.id).log-key").path
        try round.logKey.withText { try AtomicFile.write($0, to: path) }
    }

    /// The bytes of a ballot of a voter with a letter.
    func ballot(_ voter: Int = 0, sheet: Int = 0) throws -> [UInt8] {
        try round.ballot(sheet, by: round.sheets[sheet].letters[voter]).ballot.ballot.bytes
    }

    /// Casts, and gives what was recorded.
    func recorded(_ ballots: [UInt8]...) async throws -> [RecordedBallot] {
        guard case .recorded(let recorded) = try await service.cast(ballots) else { throw MissingFixture() }
        return recorded
    }

    /// Casts, and gives the refusal; nil if the ballots are recorded.
    func refusal(_ ballots: [[UInt8]], received: Int? = nil) async throws -> CastRefusal? {
        guard case .refused(let refusal) = try await service.cast(ballots, received: received) else { return nil }
        return refusal
    }

    /// Casts, and gives why the round, the sheet or the credential does not allow it.
    func reason(_ ballots: [[UInt8]], received: Int? = nil) async throws -> BallotRefusal.Reason? {
        guard case .notTaken(let refusal)? = try await refusal(ballots, received: received) else { return nil }
        return refusal.reason
    }
}

/// Where the hand of the clock stands.
private final class ClockHand: Sendable {
    let seconds = Mutex(SampleDefinition.opens)
}
