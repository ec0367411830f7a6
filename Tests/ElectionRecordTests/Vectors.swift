//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import TestSupport
import Testing

/// A recorded archive, with what is known of it.
struct SoundArchive: Sendable, CustomStringConvertible {
    let name: String
    let uuid: String
    let ballots: Int
    let events: Int

    static let small = Self(name: "small", uuid: "avpHmfAVfquKZi", ballots: 6, events: 13)
    static let open = Self(name: "open", uuid: "avpHmfAVfquKZi", ballots: 6, events: 7)
    static let threshold = Self(name: "threshold-3.3.0", uuid: "tyTZBiff4wiqxT", ballots: 4, events: 11)
    static let multi = Self(name: "multi", uuid: "Y5Fxy4FSNLBDv4", ballots: 6, events: 11)
    static let medium = Self(name: "medium", uuid: "F85Pe26swn4Yg2", ballots: 200, events: 205)
    static let all = [small, open, threshold, multi, medium]

    var description: String { name }
    var folder: String { "belenios/sound/\(name)" }
    var file: String { "\(folder)/\(uuid).bel" }
    var path: String { Fixture.url(file).path }
}

/// A case of `cases.json`.
struct AlteredArchive: Decodable {
    let id: String
    let base: String
    let what: String
    let expect: String
    let check: String

    static func all() throws -> [Self] {
        try JSONDecoder().decode([Self].self, from: Data(contentsOf: Fixture.url("belenios/tampered/cases.json")))
    }

    /// The archive, which is the only file in its folder.
    var file: String {
        get throws {
            let folder = "belenios/tampered/\(id)"
            let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.url(folder).path)
            return "\(folder)/\(names.sorted().first ?? "none")"
        }
    }
}

/// An archive read with everything in it, for small archives in tests.
struct OpenedRecord {
    let setup: ElectionSetup
    let events: [RecordedEvent]

    init(_ file: String) throws {
        var reader = try ArchiveReader(ArchiveSource(bytes: try Fixture.bytes(file)))
        var events: [RecordedEvent] = []
        while let event = try reader.next() { events.append(event) }
        self.events = events
        setup = try ElectionSetup(events[0])
    }

    /// The ballots with their heights.
    var ballots: [(height: Int, record: DataRecord)] {
        events.compactMap { event in
            guard case .ballot(let record) = event.content else { return nil }
            return (event.event.height, record)
        }
    }

    /// The recorded tally, if there is one.
    var tally: (payload: TallyPayload, record: DataRecord)? {
        events.lazy.compactMap { event in
            guard case .encryptedTally(let payload, let record) = event.content else { return nil }
            return (payload, record)
        }.first
    }

    /// The sums over the ballots that count, by the list's weights.
    func sums(cells: Int = 1, cell: (Int) -> Int = { _ in 0 }) throws -> CellSums {
        let election = setup.election
        var box = BallotBox(credentials: setup.credentials)
        for ballot in ballots {
            let key = try #require(BallotBox.credential(ofBallot: try ballot.record.bytes(), in: election.context))
            try box.take(credential: key, ballot: ballot.record.hash, height: ballot.height)
        }
        var sums = CellSums(shapes: election.shapes, count: cells)
        for ballot in ballots {
            let accepted = try AcceptedBallot(try ballot.record.bytes(), in: election.context)
            let place = try #require(setup.credentials.place(of: accepted.ballot.credential.bytes))
            guard box.counts(height: ballot.height, place: place) else { continue }
            sums.add(accepted, toCell: cell(place), weight: setup.credentials.weight(at: place))
        }
        return sums
    }
}

/// Reads whole archives in memory.
enum ArchiveFault {
    /// The first fault of an archive; nil if it has none.
    static func code(of bytes: [UInt8]) -> ArchiveError.Code? {
        do throws(ArchiveError) {
            var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
            while try reader.next() != nil {}
            return nil
        } catch {
            return error.code
        }
    }
}

/// What an archive's events say, to be recorded again.
func replay(_ bytes: [UInt8]) throws -> (header: ArchiveHeader, events: [NewEvent]) {
    var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
    var events: [NewEvent] = []
    while let event = try reader.next() {
        switch event.content {
        case .setup(let election, let trustees, let credentials, _):
            events.append(
                .setup(
                    election: try election.bytes(),
                    trustees: try trustees.bytes(),
                    credentials: try credentials.bytes()
                )
            )
        case .ballot(let ballot): events.append(.ballot(try ballot.bytes()))
        case .endBallots: events.append(.endBallots)
        case .encryptedTally(let payload, let tally):
            events.append(.encryptedTally(try tally.bytes(), ballots: payload.ballots, weight: payload.weight))
        case .partialDecryption(let owner, let answer):
            events.append(.partialDecryption(try answer.bytes(), owner: owner))
        case .result(let result): events.append(.result(try result.bytes()))
        }
    }
    return (reader.header, events)
}
