//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import GRDB

/// The tables, and how they came to be: one migration for each version of the database, never changed once released.
///
/// SQLite's types are enforced (`STRICT`), and what must hold of a row stands in the table. Moments are seconds since
/// 1970, hashes are 32 bytes, keys are 32 bytes as RFC 8032 has them.
enum Schema {
    /// `SRND` in ASCII, in the file's header: tells a database of ours from any other SQLite file.
    static let applicationID: Int32 = 0x53_52_4E_44

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            for statement in version1 { try database.execute(sql: statement) }
        }
        return migrator
    }

    /// Rounds and logs; elections and their archives; credentials and ballots.
    private static let version1 = [
        rounds, logs, entries, nodes, acts, elections, currentElections, events, eventHashes, documents, documentHashes,
        credentials, ballots, files, answers,
    ]

    private static let rounds = """
        CREATE TABLE rounds (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            municipality TEXT NOT NULL,
            definition BLOB NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            phase TEXT NOT NULL CHECK (phase IN ('draft', 'adopted', 'ready', 'open', 'suspended', 'closing',
                'closed', 'tallied', 'published', 'answered', 'annulled', 'invalid')),
            opens INTEGER NOT NULL,
            closes INTEGER NOT NULL CHECK (closes > opens)
        ) STRICT
        """

    /// One a round, from its first entry on. The edge is the tree's complete subtrees, 32 bytes each.
    private static let logs = """
        CREATE TABLE logs (
            round INTEGER PRIMARY KEY REFERENCES rounds,
            origin TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL CHECK (size > 0),
            edge BLOB NOT NULL CHECK (length(edge) BETWEEN 32 AND 32 * 56 AND length(edge) % 32 = 0),
            checkpoint BLOB NOT NULL
        ) STRICT
        """

    private static let entries = """
        CREATE TABLE entries (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL CHECK (place >= 0),
            bytes BLOB NOT NULL CHECK (length(bytes) < 60000),
            PRIMARY KEY (round, place)
        ) STRICT
        """

    /// The hash of every complete subtree of a log.
    private static let nodes = """
        CREATE TABLE nodes (
            round INTEGER NOT NULL REFERENCES rounds,
            level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 56),
            place INTEGER NOT NULL CHECK (place >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (round, level, place)
        ) STRICT, WITHOUT ROWID
        """

    /// Which entries are acts, and their chain.
    private static let acts = """
        CREATE TABLE acts (
            round INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            entry INTEGER NOT NULL,
            PRIMARY KEY (round, number),
            FOREIGN KEY (round, entry) REFERENCES entries (round, place)
        ) STRICT, WITHOUT ROWID
        """

    /// One a sheet; when a round goes back to `adopted`, its elections stay but are no longer the sheets' (`current`).
    /// The last five columns say where the archive stands.
    private static let elections = """
        CREATE TABLE elections (
            id INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES rounds,
            sheet TEXT NOT NULL,
            uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) BETWEEN 14 AND 64),
            current INTEGER NOT NULL CHECK (current IN (0, 1)),
            timestamp INTEGER NOT NULL CHECK (timestamp >= 0),
            count INTEGER NOT NULL CHECK (count >= 0),
            type TEXT CHECK ((type IS NULL) = (count = 0)),
            head BLOB CHECK (length(head) = 32 AND (head IS NULL) = (count = 0)),
            size INTEGER NOT NULL CHECK (size > 0 AND size % 512 = 0)
        ) STRICT
        """

    private static let currentElections = """
        CREATE UNIQUE INDEX current_elections ON elections (round, sheet) WHERE current = 1
        """

    /// `entry` is the event's place in the log; `size` is the archive's, up to and with this event.
    private static let events = """
        CREATE TABLE events (
            election INTEGER NOT NULL REFERENCES elections,
            height INTEGER NOT NULL CHECK (height >= 0),
            type TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            bytes BLOB NOT NULL CHECK (length(bytes) <= 512),
            entry INTEGER NOT NULL CHECK (entry >= 0),
            size INTEGER NOT NULL CHECK (size > 0 AND size % 512 = 0),
            PRIMARY KEY (election, height)
        ) STRICT, WITHOUT ROWID
        """

    private static let eventHashes = "CREATE UNIQUE INDEX event_hashes ON events (election, hash)"

    /// What the events refer to, in the archive's order; the same bytes may stand there twice.
    private static let documents = """
        CREATE TABLE documents (
            election INTEGER NOT NULL,
            height INTEGER NOT NULL,
            place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 4),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            bytes BLOB NOT NULL,
            PRIMARY KEY (election, height, place),
            FOREIGN KEY (election, height) REFERENCES events (election, height)
        ) STRICT
        """

    private static let documentHashes = "CREATE INDEX document_hashes ON documents (election, hash)"

    /// The roll, and what has become of each credential. `state` is what notes made of it; `ballots` counts what was
    /// cast with it and `last` is the height of the ballot that counts. Only an active credential has ballots.
    private static let credentials = """
        CREATE TABLE credentials (
            election INTEGER NOT NULL REFERENCES elections,
            key BLOB NOT NULL CHECK (length(key) = 32),
            role TEXT NOT NULL CHECK (role IN ('letter', 'reserve', 'paper')),
            stratum INTEGER NOT NULL CHECK (stratum >= 0),
            state TEXT NOT NULL CHECK (state IN ('idle', 'active', 'blocked')),
            ballots INTEGER NOT NULL DEFAULT 0 CHECK (ballots >= 0 AND (role <> 'paper' OR ballots <= 1)),
            last INTEGER CHECK ((last IS NULL) = (ballots = 0)),
            reason TEXT CHECK (reason IN ('replaced', 'to-paper', 'withdrawn')),
            PRIMARY KEY (election, key),
            CHECK (state = 'active' OR ballots = 0),
            CHECK ((reason IS NOT NULL) = (state = 'blocked')),
            CHECK (role <> 'letter' OR state <> 'idle'),
            FOREIGN KEY (election, last) REFERENCES events (election, height)
        ) STRICT, WITHOUT ROWID
        """

    /// Which event a ballot is, and whose, by its tracking code.
    private static let ballots = """
        CREATE TABLE ballots (
            election INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            credential BLOB NOT NULL,
            height INTEGER NOT NULL,
            PRIMARY KEY (election, hash),
            FOREIGN KEY (election, credential) REFERENCES credentials (election, key),
            FOREIGN KEY (election, height) REFERENCES events (election, height)
        ) STRICT, WITHOUT ROWID
        """

    /// Files of the round's public folder that stand neither in the log nor in an archive, by their names.
    private static let files = """
        CREATE TABLE files (
            round INTEGER NOT NULL REFERENCES rounds,
            name TEXT NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (round, name)
        ) STRICT
        """

    /// Trustees' answers, until there are enough to open the sums; `owner` is the trustee's number.
    private static let answers = """
        CREATE TABLE answers (
            election INTEGER NOT NULL REFERENCES elections,
            owner INTEGER NOT NULL CHECK (owner > 0),
            bytes BLOB NOT NULL,
            PRIMARY KEY (election, owner)
        ) STRICT
        """
}
