//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import Rounds

/// A row of `rounds`, without the definition's bytes.
struct StoredRound {
    let id: Int64
    let name: RoundID
    let municipality: MunicipalityID
    let digest: Digest
    /// The phase that acts, set-up and paper ballots led to; that `closes` has passed is not in it by itself.
    var phase: Phase
    /// From when, and until before when, ballots are taken: seconds since 1970.
    let times: Range<Int>

    /// For so many seconds after `closes` paper waits: on-line ballots that were received before it may still be checked,
    /// and none is taken once a paper ballot is on record.
    private static let settling = 30

    private static let columns = "SELECT id, name, municipality, digest, phase, opens, closes FROM rounds"

    /// All rounds, in the order in which they were added.
    static func all(in database: Database) throws -> [StoredRound] {
        try Row.fetchAll(database, sql: "\(columns) ORDER BY id").map { try StoredRound($0) }
    }

    /// The round of this name.
    ///
    /// - Throws: `StoreError` with code `unknown`.
    static func find(_ name: RoundID, in database: Database) throws -> StoredRound {
        let statement = try database.cachedStatement(
            sql: "\(columns) WHERE name = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [name.text]) else {
            throw StoreError(.unknown, "there is no round \(name)")
        }
        return try StoredRound(row)
    }

    /// The round that a row refers to.
    static func find(id: Int64, in database: Database) throws -> StoredRound {
        let statement = try database.cachedStatement(sql: "\(columns) WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw StoreError(.damaged, "a row refers to a round that is not there")
        }
        return try StoredRound(row)
    }

    init(_ row: Row) throws {
        id = try row.value("id")
        name = try row.decoded("name") { (text: String) in RoundID(text) }
        municipality = try row.decoded("municipality") { (text: String) in MunicipalityID(text) }
        digest = try row.digest("digest")
        phase = try row.decoded("phase") { (text: String) in Phase(rawValue: text) }
        let (opens, closes): (Int, Int) = (try row.value("opens"), try row.value("closes"))
        guard opens < closes else { throw StoreError(.damaged, "round \(name) closes before it opens") }
        times = opens..<closes
    }

    /// The definition.
    func definition(in database: Database) throws -> RoundDefinition {
        let row = try Row.fetchOne(database, sql: "SELECT definition FROM rounds WHERE id = ?", arguments: [id])
        do {
            return try RoundDefinition(json: try row?.bytes("definition") ?? [])
        } catch {
            throw StoreError(.damaged, "the stored definition of round \(name): \(error)")
        }
    }

    /// Why no ballot that came by `route` may be recorded now; nil if one may.
    func refusal(of route: BallotSubmission.Route) -> BallotRefusal.Reason? {
        switch route {
        case .online(let received):
            guard phase == .open else { return .phase(phase) }
            if received < times.lowerBound { return .tooEarly(opens: times.lowerBound) }
            return received < times.upperBound ? nil : .tooLate(closes: times.upperBound)
        case .paper(let moment):
            switch phase {
            case .closing: return nil
            case .open, .suspended:
                let first = times.upperBound + Self.settling
                return moment < first ? .paperTooEarly(from: first) : nil
            default: return .phase(phase)
            }
        }
    }
}
