//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import Rounds
import Store
import Synchronization

/// What ballots are checked against, election by election; it never changes once the election is set up.
final class ElectionDesk: Sendable {
    struct Known: Sendable {
        let round: RoundID
        let context: BallotContext
    }

    private let store: RoundStore
    private let known = Mutex<[ElectionID: Known]>([:])

    init(store: RoundStore) {
        self.store = store
    }

    /// An election that is set up; nil if there is none with this uuid.
    func find(_ uuid: ElectionID) async throws(StoreError) -> Known? {
        if let election = known.withLock({ $0[uuid] }) { return election }
        let round: RoundID
        do throws(StoreError) {
            round = try await store.round(of: uuid)
        } catch {
            guard error.code == .unknown else { throw error }
            return nil
        }
        guard let document = try await store.electionDocument(of: uuid) else { return nil }
        let election: Election
        do throws(DocumentError) {
            election = try Election(document)
        } catch {
            throw StoreError(.damaged, "the stored election \(uuid): \(error.detail)")
        }
        let found = Known(round: round, context: election.context)
        known.withLock { $0[uuid] = found }
        return found
    }
}
