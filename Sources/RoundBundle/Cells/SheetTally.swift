//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import ElectionRecord
public import KeyCeremony
public import Rounds

/// A sheet whose ballots have been counted, but not opened: what the trustees are asked, and all that follows from the
/// public record alone.
public struct SheetTally: Sendable {
    /// The sheet's election.
    public let election: Election
    /// Who can decrypt its sums.
    public let trustees: Trustees
    /// Its strata.
    public let strata: SheetStrata
    /// Ballots that count, by stratum.
    public let ballots: [Int]
    /// Which sums are opened.
    public let plan: CellPlan
    /// The encrypted sums of the plan's cells.
    public let sums: CellSums
    /// The hash of the last event before EndBallots, which the closing act names.
    public let lastEvent: Digest
    /// Whether the act that closes the round names that event. Until then ballots may follow, and no trustee answers.
    public let isClosed: Bool

    /// Puts together what was counted.
    public init(
        election: Election,
        trustees: Trustees,
        strata: SheetStrata,
        ballots: [Int],
        plan: CellPlan,
        sums: CellSums,
        lastEvent: Digest,
        isClosed: Bool
    ) {
        precondition(ballots.count == strata.count && sums.cells.count == plan.cells.count)
        self.election = election
        self.trustees = trustees
        self.strata = strata
        self.ballots = ballots
        self.plan = plan
        self.sums = sums
        self.lastEvent = lastEvent
        self.isClosed = isClosed
    }

    /// The names of the strata of each cell, in the order of both.
    public var cellNames: [[String]] {
        plan.cells.map { $0.strata.map { strata.name($0).description } }
    }

    /// What every trustee's cell proofs are about (docs/protocol.md, "Cell proofs").
    public var statement: TallyStatement {
        TallyStatement(fingerprint: election.fingerprint, lastEvent: lastEvent, cellList: cellList)
    }

    /// SHA-256 of the canonical JSON of `cellNames`.
    private var cellList: Digest {
        var writer = CanonicalWriter()
        writer.list(cellNames) { writer, names in writer.list(names) { $0.string($1.utf8) } }
        return Digest(of: writer.bytes)
    }
}
