//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB
import Rounds

/// A credential of a roll, and what has become of it.
struct StoredCredential {
    enum State: String {
        case idle
        case active
        case blocked
    }

    let key: Bytes32
    let role: Roll.Role
    let stratum: Int
    let state: State
    /// Ballots cast with it.
    let ballots: Int
    /// The height of the last of them.
    let last: Int?
    /// Why it was blocked.
    let reason: Block.Reason?

    /// The credential with this key; nil if it is not on the roll.
    static func find(_ key: Bytes32, election: Int64, in database: Database) throws -> StoredCredential? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT key, role, stratum, state, ballots, last, reason
                FROM credentials WHERE election = ? AND key = ?
                """
        )
        return try Row.fetchOne(statement, arguments: [election, key.blob]).map { try StoredCredential($0) }
    }

    private init(_ row: Row) throws {
        key = try row.bytes32("key")
        role = try row.decoded("role") { (text: String) in Roll.Role(stored: text) }
        stratum = try row.value("stratum")
        state = try row.decoded("state") { (text: String) in State(rawValue: text) }
        ballots = try row.value("ballots")
        last = row["last"]
        reason = (row["reason"] as String?).flatMap { Block.Reason(rawValue: $0) }
    }

    /// Why a ballot that came by `route` may not be recorded; nil if it may.
    func refusal(of route: BallotSubmission.Route) -> BallotRefusal.Reason? {
        guard (role == .paper) == route.isPaper else { return .wrongRoute }
        switch state {
        case .idle: return .idleCredential
        case .blocked: return .blockedCredential
        case .active: return role == .paper && ballots > 0 ? .paperBallotRecorded : nil
        }
    }
}

extension Roll.Role {
    /// How a role is stored.
    var stored: String {
        switch self {
        case .letter: "letter"
        case .reserve: "reserve"
        case .paper: "paper"
        }
    }

    /// The role that is stored so.
    init?(stored: String) {
        guard let role = Self.allCases.first(where: { $0.stored == stored }) else { return nil }
        self = role
    }
}
