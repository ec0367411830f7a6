//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import GRDB

/// A row of `acts`.
struct StoredAct {
    let number: Int
    let hash: Digest

    /// A round's last act; nil before the first.
    static func last(round: Int64, in database: Database) throws -> StoredAct? {
        let statement = try database.cachedStatement(
            sql: "SELECT number, hash FROM acts WHERE round = ? ORDER BY number DESC LIMIT 1"
        )
        return try Row.fetchOne(statement, arguments: [round]).map { row in
            StoredAct(number: try row.value("number"), hash: try row.digest("hash"))
        }
    }
}
