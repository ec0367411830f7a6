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
import SignedNotes
public import Store

extension SampleRound {
    /// A statement signed by the official.
    public func signed(_ statement: Statement) throws -> SignedStatement {
        try SignedStatement(SignedNote(text: statement.text, signedBy: [officialKey]))
    }

    /// The next act of the round in this store.
    public func act(
        _ setting: Act.Setting,
        at moment: Int = SampleDefinition.opens,
        in store: RoundStore
    ) async throws -> SignedStatement {
        let status = try await store.status(of: id)
        return try signed(
            .act(
                Act(
                    heading: heading(),
                    number: status.lastAct + 1,
                    previous: status.lastActHash,
                    setting: setting,
                    reason: StatementWords("de proef"),
                    times: times(moment)
                )
            )
        )
    }

    /// A block of a credential of the first sheet.
    public func block(_ credential: Bytes32, _ reason: Block.Reason = .replaced) throws -> SignedStatement {
        try signed(
            .block(
                Block(
                    heading: heading(),
                    election: sheets[0].uuid,
                    credential: credential,
                    reason: reason,
                    times: times(SampleDefinition.opens)
                )
            )
        )
    }

    /// An activation of a credential of the first sheet.
    public func activation(_ credential: Bytes32, _ ground: Activation.Ground) throws -> SignedStatement {
        try signed(
            .activation(
                Activation(
                    heading: heading(),
                    election: sheets[0].uuid,
                    credential: credential,
                    ground: ground,
                    times: times(SampleDefinition.opens)
                )
            )
        )
    }

    /// Adds and adopts the round.
    public func adopt(in store: RoundStore) async throws {
        try await store.addRound(definition)
        let elections = sheets.map { SheetValue($0.id, $0.uuid) }
        try await store.recordAct(try await act(.adopt(elections), in: store), signedBy: logKey)
    }

    /// Adds, adopts and sets up the round, and opens it with its own times.
    public func open(in store: RoundStore) async throws {
        try await adopt(in: store)
        for sheet in sheets { try await store.setUpElection(sheet.uuid, sheet.setup, signedBy: logKey) }
        try await store.recordAct(try await act(.open(opening()), in: store), signedBy: logKey)
    }

    /// Closes the round, after its time.
    public func close(in store: RoundStore) async throws {
        let act = try await act(.close(closing(in: store)), at: SampleDefinition.closes, in: store)
        try await store.recordAct(act, signedBy: logKey)
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
                    trustees: [sheet.secret.generatorPower.bytes]
                )
            }
        )
    }

    /// What closes the round as it stands; the reconciliation is made up.
    public func closing(in store: RoundStore) async throws -> Closing {
        var closings: [Closing.OfSheet] = []
        for sheet in sheets {
            let head = try await store.archiveHead(of: sheet.uuid)
            closings.append(
                Closing.OfSheet(
                    sheet: sheet.id,
                    lastHeight: head.count - 1,
                    lastEvent: try required(head.hash),
                    strata: sheet.setup.roll.letterStrata,
                    weights: sheet.setup.roll.paperWeights,
                    reconciliation: Reconciliation(
                        letters: [Reconciliation.Letters()],
                        paper: [Reconciliation.Paper()]
                    )
                )
            )
        }
        return Closing(sheets: closings)
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
