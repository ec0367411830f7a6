//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
import Rounds
import Service
import SignedNotes
import Store
import Synchronization

/// Rounds as pages and API show them. What never changes is read once.
final class RoundDesk: Sendable {
    let service: VotingService
    private let definitions = Mutex<[Digest: RoundDefinition]>([:])
    private let fingerprints = Mutex<[ElectionID: Digest]>([:])
    /// Why a round stands still or is void, by the hash of its last act.
    private let reasons = Mutex<[Digest: String]>([:])
    /// Results, by the hash of the last act.
    private let results = Mutex<[Digest: RoundResult]>([:])

    /// The phases in which a result is shown.
    private static let withResult: Set<Phase> = [.tallied, .published, .answered, .invalid]

    /// The acts that stop a round, by the phases that they lead to.
    private static let stops: [Phase: ActKind] = [
        .suspended: .suspend, .annulled: .annul, .invalid: .declareInvalid,
    ]

    init(_ service: VotingService) {
        self.service = service
    }

    var store: RoundStore { service.store }

    /// The rounds that were adopted, the newest first.
    func rounds() async throws -> [RoundStatus] {
        try await store.rounds().filter { $0.phase != .draft }.reversed()
    }

    /// How a round stands. Drafts are not public.
    ///
    /// - Throws: `WebError` with code `notFound`.
    func status(of id: RoundID) async throws -> RoundStatus {
        let status: RoundStatus
        do throws(StoreError) {
            status = try await store.status(of: id)
        } catch {
            throw error.code == .unknown ? Self.noRound : error
        }
        guard status.phase != .draft else { throw Self.noRound }
        return status
    }

    /// A round by the text in an address.
    ///
    /// - Throws: `WebError` with code `notFound`.
    func status(named name: String?) async throws -> RoundStatus {
        guard let id = name.flatMap({ RoundID($0) }) else { throw Self.noRound }
        return try await status(of: id)
    }

    func definition(of status: RoundStatus) async throws -> RoundDefinition {
        if let known = definitions.withLock({ $0[status.definition] }) { return known }
        let definition = try await store.definition(of: status.id)
        definitions.withLock { $0[definition.digest] = definition }
        return definition
    }

    /// A round for a page.
    func view(of status: RoundStatus) async throws -> RoundView {
        let now = service.clock.moment
        guard let opens = Moment(unixSeconds: status.times.lowerBound),
            let closes = Moment(unixSeconds: status.times.upperBound)
        else { throw WebError(.fault, "round \(status.id) has times that are no moments") }
        var phase = status.phase(at: now.unixSeconds)
        if phase == .open, service.isHeld(status.id) { phase = .suspended }
        var elections: [RoundView.Election] = []
        for election in status.elections {
            guard let fingerprint = try await fingerprint(of: election.uuid) else { continue }
            elections.append(RoundView.Election(sheet: election.sheet, uuid: election.uuid, fingerprint: fingerprint))
        }
        var view = RoundView(
            definition: try await definition(of: status),
            phase: phase,
            now: now,
            opens: opens,
            closes: closes,
            elections: elections
        )
        if let stop = Self.stops[status.phase(at: now.unixSeconds)] { view.reason = try await reason(stop, status) }
        if Self.withResult.contains(phase) {
            view.result = try await result(status)
            view.feedback = try await service.feedback(on: status.id).map { number, document in
                FeedbackView(number: number, document: document)
            }
        }
        return view
    }

    /// The SHA-256 of an election's bytes; nil if it is not set up yet.
    func fingerprint(of election: ElectionID) async throws -> Digest? {
        if let known = fingerprints.withLock({ $0[election] }) { return known }
        guard let document = try await store.electionDocument(of: election) else { return nil }
        let fingerprint = Digest(of: document)
        fingerprints.withLock { $0[election] = fingerprint }
        return fingerprint
    }

    private func result(_ status: RoundStatus) async throws -> RoundResult? {
        guard let act = status.lastActHash else { return nil }
        if let known = results.withLock({ $0[act] }) { return known }
        guard let bytes = try await store.file(BundlePaths.result, of: status.id) else { return nil }
        let result = try RoundResult(json: bytes)
        results.withLock { $0[act] = result }
        return result
    }

    /// The ballot with a tracking code, in whichever of the round's elections it is; nil if it is in none.
    func ballot(_ code: Digest, of status: RoundStatus) async throws -> (sheet: SheetID, ballot: BallotStatus)? {
        for election in status.elections {
            if let ballot = try await store.ballot(code, of: election.uuid) { return (election.sheet, ballot) }
        }
        return nil
    }

    /// The reason of the last act of a kind, whatever acts came after it.
    private func reason(_ kind: ActKind, _ status: RoundStatus) async throws -> String? {
        guard let last = status.lastActHash else { return nil }
        if let known = reasons.withLock({ $0[last] }) { return known }
        guard let act = try await store.acts(of: status.id).last(where: { $0.kind == kind }),
            case .note(_, .act(let found)) = try LogEntry(parsing: act.note), let reason = found.reason?.description
        else { return nil }
        reasons.withLock { $0[last] = reason }
        return reason
    }

    private static let noRound = WebError(.notFound, "there is no such round")
}
