//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import SignedNotes

/// The state of a round, replayed from its log entry by entry (docs/state-machines.md).
///
/// Every entry is judged by the state that those before it have left. An entry that breaks a rule is reported; it still
/// counts for those after it, unless the table or the ledger has no place for it, so that one fault is reported once.
/// Who may sign is in the log too: every statement is judged by the roster in force where it stands. Archives are checked
/// by the caller, who says what an event holds.
public struct RoundState: Sendable {
    /// A roll with the hash of its text.
    public typealias HashedRoll = (roll: Roll, digest: Digest)

    public let terms: RoundTerms
    private let rolls: [ElectionID: HashedRoll]

    /// The phase by the entries alone; `phase(at:)` also minds the clock.
    public private(set) var phase = Phase.draft
    /// The rosters that have come into force, from the first one on.
    public private(set) var rosters = RosterChain()
    /// In the definition's order.
    public internal(set) var sheets: [SheetState]
    /// Entries so far.
    public private(set) var entries = 0
    /// Acts so far.
    public private(set) var acts = 0
    /// The last act, without its signatures.
    public private(set) var lastAct: Digest?
    /// What *open* has set.
    public private(set) var opening: Opening?
    /// The first moment at which no ballot is taken, extensions included.
    public private(set) var closes: Moment?
    /// What *close* has set.
    public private(set) var closing: Closing?
    /// The provisional result.
    public private(set) var tallied: Digest?
    /// The established result.
    public private(set) var published: Digest?
    /// The hash of every feedback, in the order in which it was given.
    public private(set) var feedback: [Digest] = []
    /// Every uuid that was ever given.
    private(set) var elections: Set<ElectionID> = []

    /// A round before its first entry. `rolls` are those of its elections, as far as there are any.
    public init(terms: RoundTerms, rolls: [HashedRoll] = []) {
        self.terms = terms
        self.rolls = Dictionary(rolls.map { ($0.roll.election, $0) }, uniquingKeysWith: { first, _ in first })
        sheets = terms.sheets.map(SheetState.init)
    }

    /// The phase at a moment after the last entry: when `closes` has passed the round is closing.
    public func phase(at moment: Moment) -> Phase {
        guard phase == .open || phase == .suspended, let closes, moment.unixSeconds >= closes.unixSeconds else {
            return phase
        }
        return .closing
    }

    /// From when on *close* has a place: nothing more can come in, on-line or on paper. Nil before the opening.
    public var closableFrom: Moment? {
        guard let closes else { return nil }
        guard let envelopes = terms.envelopesUntil, envelopes.unixSeconds > closes.unixSeconds else { return closes }
        return envelopes
    }

    /// The place of the sheet whose election this is now; nil for any other.
    func place(of election: ElectionID) -> Int? {
        sheets.firstIndex { $0.election == election }
    }

    /// The roll of an election, if it was given.
    func roll(of election: ElectionID?) -> HashedRoll? {
        election.flatMap { rolls[$0] }
    }

    /// A problem of the next entry.
    func problem(_ code: LogProblem.Code, _ detail: String) -> LogProblem {
        LogProblem(code, entry: entries, detail)
    }

    /// Takes the next entry, an event.
    ///
    /// - Returns: every rule that it breaks.
    @discardableResult
    public mutating func apply(_ event: ElectionEvent) -> [LogProblem] {
        let problems = problems(with: event)
        defer { entries += 1 }
        guard let place = place(of: event.election) else { return problems }
        // After a gap the count goes on from where the log does, so that a missing event is reported once.
        if (0..<LogEntry.heightLimit).contains(event.height) { sheets[place].events = event.height + 1 }
        sheets[place].lastEvent = event.hash
        switch event.kind {
        case .setup:
            sheets[place].isSetUp = true
            if phase == .adopted, sheets.allSatisfy(\.isSetUp) { phase = .ready }
        case .ballot(let credential):
            // Paper is cast when on-line voting has ended.
            if phase == .open || phase == .suspended, sheets[place].ledger?.isPaper(credential) == true {
                phase = .closing
            }
            sheets[place].ledger?.cast(credential)
        case .endBallots: break
        case .encryptedTally: sheets[place].hasTally = true
        case .partialDecryption: sheets[place].decryptions += 1
        case .result: sheets[place].hasResult = true
        }
        return problems
    }

    /// Takes the next entry, a roster.
    ///
    /// - Parameter logKey: the key of this log, for whoever knows it.
    /// - Returns: every rule that it breaks.
    @discardableResult
    public mutating func apply(_ roster: Roster, _ note: SignedNote, logKey: VerifierKey? = nil) -> [LogProblem] {
        let problems = problems(with: roster, note, logKey: logKey)
        defer { entries += 1 }
        rosters.force(roster, note)
        return problems
    }

    /// Takes the next entry, a statement, and judges its signatures by the roster in force.
    ///
    /// - Returns: every rule that it breaks.
    @discardableResult
    public mutating func apply(_ statement: Statement, _ note: SignedNote) -> [LogProblem] {
        let problems = problems(with: statement, note)
        carryOut(statement)
        return problems
    }

    /// Takes the next entry, a statement signed by these persons who may sign it.
    ///
    /// - Returns: every rule that it breaks.
    @discardableResult
    public mutating func apply(_ statement: Statement, signers: Set<OfficialID>) -> [LogProblem] {
        let problems = problems(with: statement, signers: signers)
        carryOut(statement)
        return problems
    }

    private mutating func carryOut(_ statement: Statement) {
        defer { entries += 1 }
        switch statement {
        case .act(let act):
            // A refused act is a link of the chain too: what follows names it.
            acts += 1
            lastAct = statement.digest
            if let next = phase(at: act.times.signed).after(act.kind) { carryOut(act, next) }
        case .block(let block):
            if let place = place(of: block.election), sheets[place].ledger?.problem(blockOf: block.credential) == nil {
                sheets[place].ledger?.block(block.credential, block.reason)
            }
        case .activation(let item):
            if let place = place(of: item.election),
                sheets[place].ledger?.problem(activationOf: item.credential, item.ground) == nil
            {
                sheets[place].ledger?.activate(item.credential, item.ground)
            }
        }
    }

    private mutating func carryOut(_ act: Act, _ next: Phase) {
        phase = next
        switch act.setting {
        case .adopt(let elections), .unready(let elections): begin(elections)
        case .open(let opening):
            self.opening = opening
            closes = opening.closes
        case .extend(let moment): closes = moment
        case .close(let closing): self.closing = closing
        case .tally(let result): tallied = result
        case .publish(let result): published = result
        case .answer(let document): feedback.append(document)
        case .suspend, .resume, .annul, .declareInvalid, .destroy: break
        }
    }

    /// Gives every sheet its election. A round without sheets has nothing to set up.
    private mutating func begin(_ elections: [SheetValue<ElectionID>]) {
        for place in sheets.indices {
            var sheet = SheetState(terms: terms.sheets[place])
            sheet.election = elections.first { $0.sheet == sheet.terms.id }?.value
            if let roll = roll(of: sheet.election)?.roll, roll.fits(sheet.terms.strata) {
                sheet.ledger = CredentialLedger(
                    roll: roll,
                    strata: sheet.terms.strata,
                    lateShare: sheet.terms.lateShare
                )
            }
            sheets[place] = sheet
        }
        self.elections.formUnion(elections.map(\.value))
        if sheets.isEmpty { phase = .ready }
    }
}
