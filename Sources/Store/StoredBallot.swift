//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB

/// A ballot that is on record.
struct StoredBallot {
    let credential: Bytes32
    let height: Int
    /// The event's place in the log.
    let entry: Int
    /// Whether it is its credential's last.
    let counts: Bool

    /// The ballot with this tracking code; nil if there is none.
    static func find(_ hash: Digest, election: Int64, in database: Database) throws -> StoredBallot? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT credential, height, entry, height = last AS counts
                FROM ballots
                JOIN events USING (election, height)
                JOIN credentials ON credentials.election = ballots.election AND key = credential
                WHERE ballots.election = ? AND ballots.hash = ?
                """
        )
        return try Row.fetchOne(statement, arguments: [election, hash.blob]).map { row in
            StoredBallot(
                credential: try row.bytes32("credential"),
                height: try row.value("height"),
                entry: try row.value("entry"),
                counts: try row.value("counts")
            )
        }
    }
}
