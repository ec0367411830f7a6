//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import RoundBundle
public import Rounds
public import Store
import Synchronization

/// The use cases of one instance, without any transport: who may do what when.
///
/// What only reads goes to `store` directly.
public final class VotingService: Sendable {
    /// The database.
    public let store: RoundStore
    /// What is served.
    public let instance: Instance
    /// The clock.
    public let clock: ServiceClock

    let keys: LogKeys
    let checker: BallotChecker
    let queue: BallotQueue
    let elections: ElectionDesk
    /// The sheets of closed rounds, counted.
    let counted = Mutex<[RoundID: [SheetTally]]>([:])
    /// Rounds to whose logs nothing may be added.
    let held = Mutex<Set<RoundID>>([])

    /// A service over a database.
    public init(store: RoundStore, instance: Instance, keys: LogKeys, clock: ServiceClock = .system) {
        self.store = store
        self.instance = instance
        self.keys = keys
        self.clock = clock
        checker = BallotChecker()
        queue = BallotQueue(store: store)
        elections = ElectionDesk(store: store)
    }

    /// What the log of a round is judged by.
    ///
    /// - Throws: `ServiceError` with code `unknown`.
    public func terms(of round: RoundID) async throws(ServiceError) -> RoundTerms {
        let definition = try await stored { () throws(StoreError) in try await store.definition(of: round) }
        guard let terms = RoundTerms(definition, instance: instance.id) else {
            throw ServiceError(.damaged, "the definition of round \(round) has a sheet without strata")
        }
        return terms
    }

    /// Does something with the store.
    func stored<Value>(
        _ body: () async throws(StoreError) -> Value
    ) async throws(ServiceError) -> Value {
        do throws(StoreError) {
            return try await body()
        } catch {
            throw ServiceError(error)
        }
    }
}
