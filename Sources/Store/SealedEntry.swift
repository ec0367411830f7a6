//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import GRDB
import SignedNotes

/// A log entry with the state that was signed after it; both are on the disk once the transaction is committed.
struct SealedEntry: Sendable {
    let round: Int64
    let entry: Int
    let checkpoint: SignedCheckpoint

    /// The proof that the entry is in the log.
    func proof(in database: Database) throws -> LogProof {
        let hashes = StoredHashes(database: database, round: round)
        let inclusion = try hashes.inclusionProof(index: entry, size: checkpoint.checkpoint.size)
        return LogProof(inclusion: inclusion, checkpoint: checkpoint)
    }
}
