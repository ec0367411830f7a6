//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
public import Foundation
import KeyCeremony
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import SignedNotes
import Tally
public import Verification

/// Plays a whole round by machine, with everybody's own tools: two officials, a registrar, trustees of whom not all answer,
/// residents on-line and on paper, a lost letter and a late registration. The demo shows it, and tests alter what it
/// publishes.
public final class Simulation {
    let options: SimulationOptions
    let bundle: URL
    let secrets: URL
    let officials: [SigningKey]
    let recorder: BundleRecorder
    var opinion: Opinion
    /// The letters' classes, by which spare codes are made.
    private(set) var classes: [LetterClass] = []
    let report: @Sendable (SimulationStep) -> Void

    /// Prepares a round.
    ///
    /// - Parameters:
    ///   - bundle: the public folder; must not hold a round yet.
    ///   - secrets: the registrar's folder; must not be there yet.
    public init(
        _ options: SimulationOptions,
        bundle: URL,
        secrets: URL,
        report: @escaping @Sendable (SimulationStep) -> Void = { _ in }
    ) throws {
        self.options = options
        self.bundle = bundle
        self.secrets = secrets
        self.report = report
        opinion = Opinion(seed: options.seed)
        officials = try ["griffier", "projectleider"].map { name in
            SigningKey(generating: try KeyName(host: options.host, purpose: .official(name: name)))
        }
        let round = options.definition.id.text
        recorder = try BundleRecorder(
            creating: BundleFolder(bundle),
            definition: options.definition,
            logKey: SigningKey(generating: try KeyName(host: options.host, purpose: .log(round: round))),
            officials: officials.map(\.verifierKey)
        )
    }

    /// Plays the round to its end, and verifies what it published.
    public func run() async throws -> VerificationReport {
        let elections = try adopt()
        let issue = try await issueCodes(elections)
        let ceremony = try Ceremony(size: options.trustees.size, threshold: options.trustees.threshold)
        report(.keyMade(fingerprint: ceremony.fingerprint))
        let made = try setUp(elections, ceremony.trustees, issue)
        try open(made)
        try await vote(made, issue)
        try close()
        try await tally(ceremony)
        return try await publish()
    }

    // MARK: The officials' acts

    private func adopt() throws -> [SheetID: ElectionID] {
        var elections: [SheetID: ElectionID] = [:]
        for sheet in options.definition.sheets { elections[sheet.id] = try Self.newElection() }
        let values = options.definition.sheets.compactMap { sheet in
            elections[sheet.id].map { SheetValue(sheet.id, $0) }
        }
        try act(.adopt(values), daysAfterOpening: -30)
        report(.adopted)
        return elections
    }

    private func open(_ elections: [Election]) throws {
        var sheets: [Opening.OfSheet] = []
        for (place, sheet) in options.definition.sheets.enumerated() {
            guard let ledger = recorder.state.sheets[place].ledger else {
                throw SimulationError("sheet \(sheet.id) has no roll")
            }
            let letters = zip(ledger.roll.letterStrata, ledger.roll.counts(of: .letter)).map {
                Opening.OfSheet.Letters($0, $1)
            }
            sheets.append(
                Opening.OfSheet(
                    sheet: sheet.id,
                    fingerprint: elections[place].fingerprint,
                    roll: ledger.roll.digest,
                    letters: letters,
                    trustees: trusteeKeys
                )
            )
        }
        let schedule = options.definition.values.schedule
        try act(.open(Opening(opens: schedule.opens, closes: schedule.closes, sheets: sheets)), daysAfterOpening: -7)
        try recorder.publish()
        report(.opened)
    }

    private func close() throws {
        var sheets: [Closing.OfSheet] = []
        for state in recorder.state.sheets {
            guard let ledger = state.ledger, let lastEvent = state.lastEvent else {
                throw SimulationError("sheet \(state.terms.id) has no election")
            }
            sheets.append(
                Closing.OfSheet(
                    sheet: state.terms.id,
                    lastHeight: state.events - 1,
                    lastEvent: lastEvent,
                    strata: state.terms.strata.letters,
                    weights: state.terms.strata.paperWeights,
                    reconciliation: ledger.reconciliation
                )
            )
        }
        let closes = options.definition.values.schedule.closes
        let days = (closes.unixSeconds - options.definition.values.schedule.opens.unixSeconds) / 86_400 + 1
        try act(.close(Closing(sheets: sheets)), daysAfterOpening: days)
        for state in recorder.state.sheets { try record(.endBallots, of: state, kind: .endBallots) }
        try recorder.publish()
        report(.closed)
    }

    func act(_ setting: Act.Setting, daysAfterOpening days: Int) throws {
        let statement = try recorder.act(setting, times: try times(days: days))
        try recorder.record(statement, signedBy: officials)
    }

    /// Signing time and last moment of submission, so many days after the opening.
    func times(days: Int) throws -> StatementTimes {
        let opens = options.definition.values.schedule.opens
        let seconds = opens.unixSeconds + days * 86_400
        guard let signed = Moment(unixSeconds: seconds, offsetMinutes: opens.offsetMinutes),
            let last = Moment(unixSeconds: seconds + 3600, offsetMinutes: opens.offsetMinutes),
            let times = StatementTimes(signed: signed, submitBy: last)
        else { throw SimulationError("the round opens at a moment that no statement can be signed around") }
        return times
    }

    @discardableResult
    func record(_ event: NewEvent, of state: SheetState, kind: ElectionEvent.Kind) throws -> EventRecords {
        guard let election = state.election else { throw SimulationError("sheet \(state.terms.id) has no election") }
        let timestamp = options.definition.values.schedule.opens.unixSeconds
        return try recorder.record(event, of: election, kind: kind, timestamp: timestamp)
    }

    // MARK: Registrar and set-up

    private func issueCodes(_ elections: [SheetID: ElectionID]) async throws -> IssueFolder {
        let plan = try IssuePlan(definition: options.definition, register: options.register)
        classes = plan.classes
        let issuer = try CodeIssuer(
            plan: plan,
            elections: elections,
            registerDigest: options.registerDigest,
            registerDate: options.registerDate
        )
        var generator = SodiumGenerator()
        let protection = IssueProtection(link: .fileMode, spare: .fileMode)
        let numbers = try await issuer.issue(into: secrets, protection: protection, using: &generator)
        let folder = IssueFolder(secrets)
        var rolls: [RoundState.HashedRoll] = []
        for sheet in options.definition.sheets {
            let bytes = [UInt8](try Data(contentsOf: folder.roll(sheet.id)))
            rolls.append((try Roll(json: bytes), Digest(of: bytes)))
        }
        try recorder.take(rolls: rolls, issue: numbers)
        report(.issued(letters: plan.letterCount, codes: plan.codeCount))
        return folder
    }

    private var trusteeKeys: [Bytes32] = []

    private func setUp(
        _ elections: [SheetID: ElectionID],
        _ trustees: Trustees,
        _ issue: IssueFolder
    ) throws -> [Election] {
        trusteeKeys = trustees.owners.map(\.key.bytes)
        var made: [Election] = []
        for (place, sheet) in options.definition.sheets.enumerated() {
            guard let uuid = elections[sheet.id], let ledger = recorder.state.sheets[place].ledger else {
                throw SimulationError("sheet \(sheet.id) has no election or no roll")
            }
            let election = try Election(
                of: sheet,
                in: options.definition,
                election: uuid,
                roll: ledger.roll.digest,
                publicKey: trustees.electionKey
            )
            let credentials = [UInt8](try Data(contentsOf: issue.credentials(sheet.id)))
            let setup = NewEvent.setup(election: election.bytes, trustees: trustees.bytes, credentials: credentials)
            try record(setup, of: recorder.state.sheets[place], kind: .setup)
            made.append(election)
        }
        return made
    }

    private static func newElection() throws -> ElectionID {
        var generator = SodiumGenerator()
        let alphabet = Base58.alphabet.withUTF8Buffer { [UInt8]($0) }
        let text = (0..<14).map { _ in alphabet[Int.random(in: 0..<58, using: &generator)] }
        guard let election = ElectionID(utf8: text) else { throw SimulationError("no uuid could be made") }
        return election
    }
}
