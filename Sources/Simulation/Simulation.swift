//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
public import ElectionRecord
public import Foundation
import KeyCeremony
import Registrar
import Rounds
import SealedFiles
import Service
import SignedNotes
import Store
public import Verification

/// Plays a round by machine, with everybody's own tools and the real service: two officials, a registrar, trustees of whom
/// not all answer, residents on-line and on paper, a lost letter and a late registration.
public final class Simulation {
    let site: SimulatedSite
    let options: SimulationOptions
    let secrets: URL
    let report: @Sendable (SimulationStep) -> Void
    var opinion: Opinion
    /// The elections, in the definition's order, once they are set up.
    private(set) var elections: [Election] = []
    /// The letters' classes, by which spare codes are made.
    private(set) var classes: [LetterClass] = []
    private var ceremony: Ceremony?
    /// The spare codes, of which each is given out once.
    var spares: SpareDesk?

    /// Prepares a round at a site; `secrets` is the registrar's folder and must not be there yet.
    public init(
        _ options: SimulationOptions,
        at site: SimulatedSite,
        secrets: URL,
        report: @escaping @Sendable (SimulationStep) -> Void = { _ in }
    ) {
        self.options = options
        self.site = site
        self.secrets = secrets
        self.report = report
        opinion = Opinion(seed: options.seed)
    }

    /// Plays the round until ballots are taken.
    ///
    /// - Parameter trustees: whose key was made elsewhere, and who answer elsewhere; nil for the simulation's own.
    public func open(trustees others: Trustees? = nil) async throws {
        let definition = options.definition
        site.clock.advance(to: definition.schedule.opens.unixSeconds - 30 * 86_400)
        try site.begin(definition.municipality)
        try await site.service.store.addRound(definition)
        let uuids = try definition.sheets.map { SheetValue($0.id, try Self.newElection()) }
        try await act(.adopt(uuids))
        report(.adopted)
        let issue = try await issueCodes(uuids)
        let trustees = try others ?? makeKey()
        try await setUp(issue, trustees)
        try await act(.open(try await opening(trustees)))
        site.clock.advance(to: definition.schedule.opens.unixSeconds)
        report(.opened)
    }

    /// Lets the residents vote, closes the round, opens the sums, and publishes; `bundle` must not be there yet.
    public func finish(publishing bundle: URL) async throws -> VerificationReport {
        guard let ceremony else { throw SimulationError("the round is not open, or its trustees are elsewhere") }
        try await close()
        try await tally(ceremony)
        return try await publish(bundle)
    }

    /// Lets the residents vote, on-line and on paper, and closes the round.
    public func close() async throws {
        try await vote()
        let schedule = options.definition.schedule
        site.clock.advance(to: max(schedule.closes.unixSeconds, schedule.paper?.envelopesUntil.unixSeconds ?? 0) + 3600)
        try await castPaper()
        try await act(.close(try await closing()))
        report(.closed)
    }

    private func makeKey() throws -> Trustees {
        let ceremony = try Ceremony(size: options.trustees.size, threshold: options.trustees.threshold)
        self.ceremony = ceremony
        report(.keyMade(fingerprint: ceremony.fingerprint))
        return ceremony.trustees
    }

    // MARK: Statements

    /// How the round stands by its log.
    func state() async throws -> RoundState {
        try await site.service.state(of: options.definition.id)
    }

    /// Makes the round's next act, signed by both officials, and submits it, with the feedback that it names.
    func act(
        _ setting: Act.Setting,
        because reason: StatementWords? = nil,
        with feedback: [UInt8]? = nil
    ) async throws {
        let state = try await state()
        let act = try Act(
            heading: state.terms.heading,
            number: state.acts + 1,
            previous: state.lastAct,
            setting: setting,
            reason: reason,
            times: try times()
        )
        try await submit(.act(act), signers: 2, with: feedback)
    }

    /// Signs a statement with the keys of so many officials, and submits it.
    func submit(_ statement: Statement, signers: Int, with feedback: [UInt8]? = nil) async throws {
        let note = try SignedNote(text: statement.text, signedBy: Array(site.officials.prefix(signers)))
        switch try await site.service.submit(note.bytes, feedback: feedback) {
        case .recorded, .inForce: return
        case .refused(let refusal): throw SimulationError("a statement is refused: \(refusal)")
        }
    }

    /// Signed now, to be submitted within the hour, or before the round closes.
    func times() throws -> StatementTimes {
        let opens = options.definition.schedule.opens
        let now = site.clock.seconds
        guard let signed = Moment(unixSeconds: now, offsetMinutes: opens.offsetMinutes),
            let last = Moment(unixSeconds: now + 3600, offsetMinutes: opens.offsetMinutes),
            let times = StatementTimes(signed: signed, submitBy: last)
        else { throw SimulationError("no statement can be signed at \(now)") }
        return times
    }

    private func opening(_ trustees: Trustees) async throws -> Opening {
        let state = try await state()
        var sheets: [Opening.OfSheet] = []
        for (place, sheet) in options.definition.sheets.enumerated() {
            let text = [UInt8](try Data(contentsOf: IssueFolder(secrets).roll(sheet.id)))
            let roll = try Roll(json: text)
            let letters = zip(roll.letterStrata, roll.counts(of: .letter)).map { Opening.OfSheet.Letters($0, $1) }
            sheets.append(
                Opening.OfSheet(
                    sheet: state.sheets[place].terms.id,
                    fingerprint: elections[place].fingerprint,
                    roll: Digest(of: text),
                    letters: letters,
                    trustees: trustees.owners.map(\.key.bytes)
                )
            )
        }
        let schedule = options.definition.schedule
        return Opening(opens: schedule.opens, closes: schedule.closes, sheets: sheets)
    }

    func closing() async throws -> Closing {
        Closing(
            sheets: try await state().sheets.map { sheet in
                guard let closing = sheet.closing else {
                    throw SimulationError("sheet \(sheet.terms.id) has no election")
                }
                return closing
            }
        )
    }

    // MARK: Registrar and set-up

    private func issueCodes(_ uuids: [SheetValue<ElectionID>]) async throws -> IssueNumbers {
        let plan = try IssuePlan(definition: options.definition, register: options.register)
        classes = plan.classes
        let issuer = try CodeIssuer(
            plan: plan,
            elections: Dictionary(uuids.map { ($0.sheet, $0.value) }, uniquingKeysWith: { first, _ in first }),
            registerDigest: options.registerDigest,
            registerDate: options.registerDate
        )
        var generator = SodiumGenerator()
        let protection = IssueProtection(link: .fileMode, spare: .fileMode)
        let numbers = try await issuer.issue(into: secrets, protection: protection, using: &generator)
        report(.issued(letters: plan.letterCount, codes: plan.codeCount))
        return numbers
    }

    private func setUp(_ issue: IssueNumbers, _ trustees: Trustees) async throws {
        let folder = IssueFolder(secrets)
        let sheets = try options.definition.sheets.map { sheet in
            let roll = [UInt8](try Data(contentsOf: folder.roll(sheet.id)))
            return SheetSetUp(sheet: sheet.id, roll: roll, trustees: trustees.bytes)
        }
        try await site.service.setUp(options.definition.id, sheets, issue: issue.json)
        for sheet in try await state().sheets {
            guard let uuid = sheet.election, let bytes = try await site.service.store.electionDocument(of: uuid) else {
                throw SimulationError("sheet \(sheet.terms.id) has no election")
            }
            elections.append(try Election(bytes))
        }
    }

    private static func newElection() throws -> ElectionID {
        var generator = SodiumGenerator()
        let alphabet = Base58.alphabet.withUTF8Buffer { [UInt8]($0) }
        let text = (0..<14).map { _ in alphabet[Int.random(in: 0..<58, using: &generator)] }
        guard let election = ElectionID(utf8: text) else { throw SimulationError("no uuid could be made") }
        return election
    }

    /// The paper ballots that came in, to be cast after closing.
    var paperBallots: [[UInt8]] = []
}
