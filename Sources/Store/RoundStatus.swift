//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord
import GRDB
public import Rounds

/// A round as it stands in the database.
public struct RoundStatus: Sendable {
    /// A sheet's election.
    public struct Election: Equatable, Sendable {
        /// The sheet.
        public let sheet: SheetID
        /// Its election's uuid.
        public let uuid: ElectionID
        /// Where its archive stands.
        public let head: RecordHead
    }

    /// The round's name.
    public let id: RoundID
    /// Whose it is.
    public let municipality: MunicipalityID
    /// The definition hash.
    public let definition: Digest
    /// The phase that acts, set-up and paper ballots led to; `phase(at:)` also looks at the clock.
    public let phase: Phase
    /// From when, and until before when, ballots are taken, as acts have set it: seconds since 1970.
    public let times: Range<Int>
    /// The number of its last act; 0 before the first.
    public let lastAct: Int
    /// The hash of its last act.
    public let lastActHash: Digest?
    /// One for each sheet, in their order, from adoption on.
    public let elections: [Election]

    /// The phase at a moment, in seconds since 1970: voting ends by itself.
    public func phase(at moment: Int) -> Phase {
        phase.at(moment, closes: times.upperBound)
    }

    static func find(_ name: RoundID, in database: Database) throws -> RoundStatus {
        try RoundStatus(StoredRound.find(name, in: database), in: database)
    }

    init(_ round: StoredRound, in database: Database) throws {
        id = round.name
        municipality = round.municipality
        definition = round.digest
        phase = round.phase
        times = round.times
        let act = try StoredAct.last(round: round.id, in: database)
        lastAct = act?.number ?? 0
        lastActHash = act?.hash
        elections = try StoredElection.current(round: round.id, in: database)
            .map { Election(sheet: $0.sheet, uuid: $0.uuid, head: $0.head) }
    }
}

extension Phase {
    /// The phase at a moment, if acts and set-up led to this one: *open* and *suspended* end by themselves.
    func at(_ moment: Int, closes: Int) -> Phase {
        (self == .open || self == .suspended) && moment >= closes ? .closing : self
    }
}
