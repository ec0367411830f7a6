//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
public import ElectionRecord
import TestSupport

/// An archive read with everything in it, for small archives in tests.
public struct OpenedRecord {
    /// A ballot that names no credential of this election.
    public struct ForeignBallot: Error {}

    public let setup: ElectionSetup
    public let events: [RecordedEvent]

    /// Reads a file under `Tests/Vectors`.
    public init(_ file: String) throws {
        try self.init(bytes: try Fixture.bytes(file))
    }

    /// Reads an archive.
    public init(bytes: [UInt8]) throws {
        var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
        var events: [RecordedEvent] = []
        while let event = try reader.next() { events.append(event) }
        self.events = events
        setup = try ElectionSetup(events[0])
    }

    /// The ballots with their heights.
    public var ballots: [(height: Int, record: DataRecord)] {
        events.compactMap { event in
            guard case .ballot(let record) = event.content else { return nil }
            return (event.event.height, record)
        }
    }

    /// The recorded tally, if there is one.
    public var tally: (payload: TallyPayload, record: DataRecord)? {
        events.lazy.compactMap { event in
            guard case .encryptedTally(let payload, let record) = event.content else { return nil }
            return (payload, record)
        }.first
    }

    /// The recorded partial decryptions, in order.
    public var decryptions: [(owner: Int, record: DataRecord)] {
        events.compactMap { event in
            guard case .partialDecryption(let owner, let record) = event.content else { return nil }
            return (owner, record)
        }
    }

    /// The recorded result, if there is one.
    public var result: DataRecord? {
        events.lazy.compactMap { event in
            guard case .result(let record) = event.content else { return nil }
            return record
        }.first
    }

    /// The sums over the ballots that count, by the list's weights, in cells by place on the list.
    public func sums(cells: Int = 1, cell: (Int) -> Int = { _ in 0 }) throws -> CellSums {
        let election = setup.election
        var box = BallotBox(credentials: setup.credentials)
        for ballot in ballots {
            guard let key = BallotBox.credential(ofBallot: try ballot.record.bytes(), in: election.context) else {
                throw ForeignBallot()
            }
            try box.take(credential: key, ballot: ballot.record.hash, height: ballot.height)
        }
        var sums = CellSums(shapes: election.shapes, count: cells)
        for ballot in ballots {
            let accepted = try AcceptedBallot(try ballot.record.bytes(), in: election.context)
            guard let place = setup.credentials.place(of: accepted.ballot.credential.bytes),
                box.counts(height: ballot.height, place: place)
            else { continue }
            sums.add(accepted, toCell: cell(place), weight: setup.credentials.weight(at: place))
        }
        return sums
    }
}
