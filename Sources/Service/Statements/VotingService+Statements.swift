//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RoundBundle
public import Rounds
import SignedNotes
import Store
import Verification

extension VotingService {
    /// Takes in what officials signed: an act, a block, an activation, or a roster of theirs. It is judged by the roster in
    /// force and the rules of the log, recorded, and carried out.
    ///
    /// The first act of a round makes the key of its log. The municipality's rosters that the log lacks are recorded
    /// before the statement.
    ///
    /// - Parameters:
    ///   - bytes: the signed note.
    ///   - feedback: the document that an act *answer* names, to be kept with it; it may also come later (`takeFeedback`).
    /// - Throws: `ServiceError`; code `unknown` if there is no such round.
    public func submit(_ bytes: [UInt8], feedback: [UInt8]? = nil) async throws(ServiceError) -> SubmissionOutcome {
        let note: SignedNote
        do throws(NoteError) { note = try SignedNote(parsing: bytes) } catch { return .refused(.note(error)) }
        if Roster.isLabel(of: note) {
            let roster: Roster
            do throws(RecordError) { roster = try Roster(text: note.text) } catch { return .refused(.form(error)) }
            return try await submit(roster, note)
        }
        let statement: SubmittedStatement
        do throws(RecordError) {
            statement = try SubmittedStatement(note, received: clock.moment)
        } catch {
            return .refused(.form(error))
        }
        if let feedback, let refusal = try await refusal(of: feedback, with: statement.statement) {
            return .refused(.feedback(refusal))
        }
        return try await submit(statement, feedback)
    }

    private func submit(
        _ submitted: SubmittedStatement,
        _ feedback: [UInt8]?
    ) async throws(ServiceError) -> SubmissionOutcome {
        let round = submitted.statement.heading.round
        let terms = try await terms(of: round)
        try demandFree(round)
        let rosters = try instance.rosters.chain(of: terms.municipality)
        // What will be refused anyhow makes no key, and costs no verification; the writer decides again.
        let problems = try await problems(with: submitted, terms, rosters)
        guard problems.isEmpty else { return .refused(.rules(problems)) }
        if case .act(let act) = submitted.statement, let refusal = try await refusal(of: act) {
            return .refused(refusal)
        }
        let isFirst = try await stored { () throws(StoreError) in try await store.checkpoint(of: round) } == nil
        let key = try signingKey(of: round, isNew: isFirst)
        let verdict = try await stored { () throws(StoreError) in
            try await store.recordStatement(
                submitted,
                terms: terms,
                // Read again: a roster that came into force in between would have no place after an adoption by older ones.
                rosters: try self.instance.rosters.chain(of: terms.municipality),
                signedBy: key
            ) { state in
                feedback.map { [BundlePaths.feedback(state.feedback.count): $0] } ?? [:]
            }
        }
        switch verdict {
        case .recorded(let proof): return .recorded(proof)
        case .refused(let problems): return .refused(.rules(problems))
        }
    }

    /// The rules that a statement would break now, after the rosters that the log lacks.
    private func problems(
        with submitted: SubmittedStatement,
        _ terms: RoundTerms,
        _ rosters: RosterChain
    ) async throws(ServiceError) -> [LogProblem] {
        var state = try await stored { () throws(StoreError) in try await store.state(of: terms) }
        for (roster, note) in rosters.continuation(of: state.rosters) ?? [] { state.apply(roster, note) }
        return state.problems(with: submitted.statement, submitted.note, received: submitted.received)
    }

    /// Brings a later roster into force, and records it in the log of every round that is under way. A stop in between
    /// does no harm: a log that lacks it gets it before the next statement.
    private func submit(_ roster: Roster, _ note: SignedNote) async throws(ServiceError) -> SubmissionOutcome {
        let municipality = roster.municipality
        guard try instance.rosters.chain(of: municipality).current != nil else { return .refused(.firstRoster) }
        let received = clock.moment
        // While nobody can adopt a round by the rosters before this one.
        let outcome = try await stored { () throws(StoreError) in
            try await store.whileStanding(municipality, at: instance.id) { states in
                Result { () throws(ServiceError) in try self.add(roster, note, states, received) }
            }
        }
        let (problems, running) = try outcome.get()
        guard problems.isEmpty else { return .refused(.roster(problems)) }
        let chain = try instance.rosters.chain(of: municipality)
        for (state, key) in running {
            try await stored { () throws(StoreError) in
                try await store.recordRosters(chain, terms: state.terms, signedBy: key)
            }
        }
        return .inForce(roster)
    }

    /// Brings a roster into force, judged by how the rounds of its municipality stand; says what it breaks, and which of
    /// these rounds are bound to it.
    private func add(
        _ roster: Roster,
        _ note: SignedNote,
        _ states: [RoundState],
        _ received: Moment
    ) throws(ServiceError) -> (problems: [RosterProblem], running: [(state: RoundState, key: SigningKey)]) {
        var running: [(state: RoundState, key: SigningKey)] = []
        for state in states where state.bindsRosters {
            running.append((state, try signingKey(of: state.terms.heading.round)))
        }
        let problems = try instance.rosters.add(
            roster,
            note,
            running: running.compactMap(\.state.rosters.current),
            logs: running.map(\.key.verifierKey),
            received: received
        )
        return (problems, running)
    }

    /// How a round stands by its log: what acts must name.
    ///
    /// - Throws: `ServiceError` with code `unknown`.
    public func state(of round: RoundID) async throws(ServiceError) -> RoundState {
        let terms = try await terms(of: round)
        return try await stored { () throws(StoreError) in try await store.state(of: terms) }
    }

    /// Why a round is not opened: with other elections or keys than are set up, nobody could ever verify it.
    private func refusal(of opening: Opening, _ round: RoundID) async throws(ServiceError) -> SubmissionRefusal? {
        for (sheet, opened) in zip(try await state(of: round).sheets, opening.sheets) {
            guard let uuid = sheet.election else { return .opening(opened.sheet) }
            let documents = try await stored { () throws(StoreError) in
                (try await store.electionDocument(of: uuid), try await store.trusteesDocument(of: uuid))
            }
            guard let election = documents.0.flatMap({ try? Election($0) }),
                let trustees = documents.1.flatMap({ try? Trustees($0) }),
                opened.fingerprint == election.fingerprint,
                opened.trustees == trustees.owners.map(\.key.bytes)
            else { return .opening(opened.sheet) }
        }
        return nil
    }

    /// Why a result is not tallied or published: it is not the one on record, or the record does not verify.
    private func refusal(of act: Act) async throws(ServiceError) -> SubmissionRefusal? {
        let named: Digest
        switch act.setting {
        case .open(let opening): return try await refusal(of: opening, act.heading.round)
        case .tally(let digest), .publish(let digest): named = digest
        default: return nil
        }
        let round = act.heading.round
        let result = try await stored { () throws(StoreError) in
            try await store.file(BundlePaths.result, of: round)
        }
        guard let result, Digest(of: result) == named else { return .result }
        guard act.kind == .publish else { return nil }
        let report = try await verify(round).report
        return report.verdict == .verified ? nil : .unverified(report)
    }
}
