//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import KeyCeremony
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Tally
import Testing

/// Statements as they should be, but for what a test asks.
extension ServiceSetting {
    private func heading(_ host: String = "stem.example", _ definition: Digest? = nil) throws -> StatementHeading {
        StatementHeading(
            instance: try #require(InstanceID(host)),
            round: round.id,
            definition: definition ?? round.definition.digest
        )
    }

    private func times(ahead: Int = 0, valid: Int = 60) throws -> StatementTimes {
        let signed = service.clock.seconds + ahead
        let (from, until) = (Moment(unixSeconds: signed), Moment(unixSeconds: signed + valid))
        guard let from, let until, let times = StatementTimes(signed: from, submitBy: until) else {
            throw MissingFixture()
        }
        return times
    }

    /// The next act, signed by everybody unless told otherwise.
    func signed(
        _ setting: Act.Setting,
        number: Int? = nil,
        previous: Digest? = nil,
        host: String = "stem.example",
        definition: Digest? = nil,
        ahead: Int = 0,
        valid: Int = 60,
        by keys: [SigningKey]? = nil
    ) async throws -> [UInt8] {
        let status = try await service.store.status(of: round.id)
        let act = try Act(
            heading: heading(host, definition),
            number: number ?? status.lastAct + 1,
            previous: previous ?? status.lastActHash,
            setting: setting,
            reason: StatementWords("de proef"),
            times: times(ahead: ahead, valid: valid)
        )
        return try SignedNote(text: Statement.act(act).text, signedBy: keys ?? officials).bytes
    }

    /// A block on the first sheet.
    func block(
        _ credential: Credential,
        _ reason: Block.Reason = .replaced,
        election: ElectionID? = nil,
        by keys: [SigningKey]? = nil
    ) throws -> [UInt8] {
        let block = Block(
            heading: try heading(),
            election: election ?? round.sheets[0].uuid,
            credential: credential.publicKey.bytes,
            reason: reason,
            times: try times()
        )
        return try SignedNote(text: Statement.block(block).text, signedBy: keys ?? officials).bytes
    }

    /// An activation on the first sheet: a late registration, or for a blocked one.
    func activation(
        _ credential: Credential,
        for blocked: Credential? = nil,
        by keys: [SigningKey]? = nil
    ) throws -> [UInt8] {
        let reason = try #require(StatementWords("verhuisd"))
        let activation = Activation(
            heading: try heading(),
            election: round.sheets[0].uuid,
            credential: credential.publicKey.bytes,
            ground: blocked.map { .replaces($0.publicKey.bytes) } ?? .late(reason),
            times: try times()
        )
        return try SignedNote(text: Statement.activation(activation).text, signedBy: keys ?? officials).bytes
    }

    /// Hands in a statement, which must be taken.
    func take(_ bytes: [UInt8]) async throws {
        if let refusal = try await refusal(of: bytes) { throw RefusedSubmission(refusal: refusal) }
    }

    // MARK: Ways to a state

    /// Brings a second roster into force, in which the last official has these roles, or another key.
    func renew(
        roles: Set<OfficialRole> = [.acts, .register, .paper],
        keepingKeyOfLast: Bool = true
    ) async throws {
        let second = try SampleRoster.roster(number: 2, after: SampleRoster.roster()) { officials in
            let last = officials[2]
            officials[2] = try RosterOfficial(
                id: last.id,
                function: last.function,
                key: keepingKeyOfLast ? last.key : BadStatements.key(last.id.text).verifierKey,
                roles: roles
            )
        }
        let note = try SignedNote(text: second.text, signedBy: Array(officials.prefix(2)))
        guard case .inForce = try await service.submit(note.bytes) else { throw MissingFixture() }
    }

    /// So many residents vote on the first sheet.
    func vote(_ count: Int) async throws {
        for voter in 0..<count { _ = try await recorded(try ballot(voter)) }
    }

    /// So many residents vote, and the sum is opened.
    func count(_ ballots: Int) async throws {
        try await vote(ballots)
        set(SampleDefinition.ends)
        try await take(.close(round.closing(in: service.store)))
        let tallies = try await service.countSheets(of: round.id)
        let answer = try TrusteeDesk(secret: round.secret).answer(tallies[0]) { _ in }
        _ = try await service.takeAnswer(answer.bytes, to: round.sheets[0].id, of: round.id)
        _ = try await service.openSums(of: round.id)
    }
}
