//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import GRDB
import Rounds
import SignedNotes

/// Replays a round's log, so that a statement is judged by the rules by which everybody judges the log afterwards.
struct RoundReplay {
    /// The state after every entry of the log, and the elections whose rolls it knows.
    struct Known: Sendable {
        var state: RoundState
        let elections: Set<ElectionID>
    }

    let round: StoredRound
    private let database: Database

    /// The log of a round as a transaction sees it.
    ///
    /// - Throws: `StoreError` with code `unknown`, or `conflict` if the definition is not that of the terms.
    init(_ terms: RoundTerms, in database: Database) throws {
        round = try StoredRound.find(terms.heading.round, in: database)
        guard round.digest == terms.heading.definition else {
            throw StoreError(.conflict, "the definition of round \(round.name) is another one now")
        }
        self.database = database
    }

    /// The state after every entry, going on from an earlier one where that is possible.
    ///
    /// The signatures of what is on record were judged when it came in, so they are not judged again.
    func run(_ terms: RoundTerms, from earlier: Known?) throws -> Known {
        let elections = try StoredElection.all(round: round.id, in: database)
        let set = elections.filter { $0.head.count > 0 }
        var known: Known
        // A state that does not know a roll cannot learn it: the roll comes after the adoption.
        if let earlier, earlier.state.terms == terms, earlier.elections == Set(set.map(\.uuid)) {
            known = earlier
        } else {
            let rolls = try set.map { try roll(of: $0, terms) }
            known = Known(state: RoundState(terms: terms, rolls: rolls), elections: Set(set.map(\.uuid)))
        }
        let identifiers = Dictionary(uniqueKeysWithValues: elections.map { ($0.uuid, $0.id) })
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT bytes FROM entries WHERE round = ? AND place >= ? ORDER BY place",
            arguments: [round.id, known.state.entries]
        )
        while let row = try rows.next() {
            switch try entry(try row.bytes("bytes")) {
            case .note(_, let statement): known.state.apply(statement, signers: [])
            case .roster(let note, let roster): known.state.apply(roster, note)
            case .event(let uuid, let height, let bytes):
                guard let id = identifiers[uuid] else { throw damaged("an event of an unknown election") }
                let kind = try kind(of: bytes, election: id)
                known.state.apply(
                    ElectionEvent(election: uuid, height: height, hash: Digest(of: bytes), kind: kind)
                )
            }
        }
        return known
    }

    private func entry(_ bytes: [UInt8]) throws -> LogEntry {
        do {
            return try LogEntry(parsing: bytes)
        } catch {
            throw damaged(error.detail)
        }
    }

    private func kind(of bytes: [UInt8], election: Int64) throws -> ElectionEvent.Kind {
        let event: Event
        do {
            event = try Event(bytes)
        } catch {
            throw damaged(error.detail)
        }
        switch event.type {
        case .setup: return .setup
        case .ballot:
            guard let hash = event.payload,
                let ballot = try StoredBallot.find(hash, election: election, in: database)
            else { throw damaged("the ballot of an event is not there") }
            return .ballot(ballot.credential)
        case .endBallots: return .endBallots
        case .encryptedTally: return .encryptedTally
        case .partialDecryption: return .partialDecryption
        case .result: return .result
        case .shuffle, .endShuffles: throw damaged("an event of a type that has no place in it")
        }
    }

    private func roll(of election: StoredElection, _ terms: RoundTerms) throws -> RoundState.HashedRoll {
        guard let sheet = terms.sheets.first(where: { $0.id == election.sheet }) else {
            throw damaged("an election of an unknown sheet")
        }
        let roll = try election.roll(sheet.strata, definition: round.digest, in: database)
        return (roll, roll.digest)
    }

    private func damaged(_ detail: String) -> StoreError {
        StoreError(.damaged, "the log of round \(round.name): \(detail)")
    }
}
