//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
public import CanonicalText
import ElectionRecord
public import Rounds
public import SignedNotes
public import Store

extension SampleRound {
    /// What the round is judged by.
    public var terms: RoundTerms {
        get throws { try required(RoundTerms(definition, instance: try required(InstanceID("stem.example")))) }
    }

    /// A statement signed by all officials, which comes in at once.
    public func submitted(_ statement: Statement) throws -> SubmittedStatement {
        try SubmittedStatement(
            SignedNote(text: statement.text, signedBy: officials),
            received: statement.times.signed
        )
    }

    /// Records a statement, and gives the rules that it breaks.
    public func problems(recording submitted: SubmittedStatement, in store: RoundStore) async throws -> [LogProblem] {
        switch try await store.recordStatement(submitted, terms: terms, rosters: rosters, signedBy: logKey) {
        case .recorded: []
        case .refused(let problems): problems
        }
    }

    /// Records a statement, which must break no rule.
    @discardableResult
    public func record(_ submitted: SubmittedStatement, in store: RoundStore) async throws -> LogProof {
        switch try await store.recordStatement(submitted, terms: terms, rosters: rosters, signedBy: logKey) {
        case .recorded(let proof): return proof
        case .refused(let problems): throw RefusedStatement(problems: problems)
        }
    }

    /// The next act of the round in this store.
    public func act(
        _ setting: Act.Setting,
        at moment: Int = SampleDefinition.opens,
        reason: String = "de proef",
        in store: RoundStore
    ) async throws -> SubmittedStatement {
        let status = try await store.status(of: id)
        return try submitted(
            .act(
                Act(
                    heading: heading(),
                    number: status.lastAct + 1,
                    previous: status.lastActHash,
                    setting: setting,
                    reason: StatementWords(reason),
                    times: times(moment)
                )
            )
        )
    }

    /// A block of a credential of the first sheet.
    public func block(
        _ credential: Bytes32,
        _ reason: Block.Reason = .replaced,
        at moment: Int = SampleDefinition.opens
    ) throws -> SubmittedStatement {
        try submitted(
            .block(
                Block(
                    heading: heading(),
                    election: sheets[0].uuid,
                    credential: credential,
                    reason: reason,
                    times: times(moment)
                )
            )
        )
    }

    /// An activation of a credential of the first sheet.
    public func activation(
        _ credential: Bytes32,
        _ ground: Activation.Ground,
        at moment: Int = SampleDefinition.opens
    ) throws -> SubmittedStatement {
        try submitted(
            .activation(
                Activation(
                    heading: heading(),
                    election: sheets[0].uuid,
                    credential: credential,
                    ground: ground,
                    times: times(moment)
                )
            )
        )
    }

    /// Adds and adopts the round.
    public func adopt(in store: RoundStore) async throws {
        try await store.addRound(definition)
        let elections = sheets.map { SheetValue($0.id, $0.uuid) }
        try await record(try await act(.adopt(elections), in: store), in: store)
    }

    /// Adds, adopts and sets up the round, and opens it with its own times.
    public func open(in store: RoundStore) async throws {
        try await adopt(in: store)
        for sheet in sheets { try await store.setUpElection(sheet.uuid, sheet.setup, signedBy: logKey) }
        try await record(try await act(.open(opening()), in: store), in: store)
    }

    /// Closes the round, when nothing more can come in.
    public func close(in store: RoundStore) async throws {
        let act = try await act(.close(closing(in: store)), at: SampleDefinition.ends, in: store)
        try await record(act, in: store)
    }

    /// What opens the round.
    public func opening() throws -> Opening {
        Opening(
            opens: try moment(SampleDefinition.opens),
            closes: try moment(SampleDefinition.closes),
            sheets: sheets.map { sheet in
                Opening.OfSheet(
                    sheet: sheet.id,
                    fingerprint: sheet.election.fingerprint,
                    roll: sheet.setup.roll.digest,
                    letters: [Opening.OfSheet.Letters(sheet.setup.roll.letterStrata[0], sheet.letters.count)],
                    trustees: [secret.generatorPower.bytes]
                )
            }
        )
    }

    /// What closes the round as it stands.
    public func closing(in store: RoundStore) async throws -> Closing {
        Closing(sheets: try await store.state(of: terms).sheets.map { try required($0.closing) })
    }

    /// The numbers of the issue.
    public func issue() throws -> IssueNumbers {
        let stratum = sheets[0].setup.roll.letterStrata[0]
        let letters = sheets[0].letters.count
        return try IssueNumbers(
            round: id,
            definition: definition.digest,
            source: IssueNumbers.Source(
                digest: Digest(of: []),
                date: try required(Day("2028-01-20")),
                addresses: letters
            ),
            excludedStatuses: [],
            leftOut: [:],
            parts: [
                IssueNumbers.Part(stratum: stratum, addresses: letters, votes: letters, letters: letters, leftOut: [:])
            ],
            rolls: sheets.map { sheet in
                IssueNumbers.SheetRoll(sheet: sheet.id, election: sheet.uuid, digest: sheet.setup.roll.digest)
            }
        )
    }

    private func heading() throws -> StatementHeading {
        StatementHeading(instance: try required(InstanceID("stem.example")), round: id, definition: definition.digest)
    }

    private func times(_ seconds: Int) throws -> StatementTimes {
        try required(StatementTimes(signed: try moment(seconds), submitBy: try moment(seconds + 60)))
    }

    private func moment(_ seconds: Int) throws -> Moment {
        try required(Moment(unixSeconds: seconds))
    }
}

/// A statement that breaks rules.
public struct RefusedStatement: Error {
    public let problems: [LogProblem]
}
