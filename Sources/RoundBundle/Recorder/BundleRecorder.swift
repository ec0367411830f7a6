//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
public import ElectionRecord
public import Rounds
public import SignedNotes

/// Keeps a round's public folder while the round runs: every statement and every event goes into the log, events into
/// the sheet's archive as well, and nothing that breaks a rule of the log goes into either.
///
/// It is for rounds that one program plays from beginning to end. A service keeps its record in a database.
public final class BundleRecorder {
    /// The public folder.
    public let folder: BundleFolder
    /// The definition.
    public let definition: RoundDefinition
    /// The round as the entries so far have left it.
    public private(set) var state: RoundState

    private let terms: RoundTerms
    private var log: LogFolderWriter
    private var boards: [ElectionID: Board] = [:]
    /// The statements before there are rolls, which the state needs to hear again with them.
    private var beginning: [(statement: Statement, signers: Set<OfficialID>)] = []

    /// Begins the folder of a round, which must not hold one yet.
    ///
    /// - Parameters:
    ///   - logKey: its name is the log's origin, `HOST/stemronde/ROUND`.
    ///   - officials: the keys of those who will sign.
    /// - Throws: `BundleError`; `RecorderError` if the key is not this round's.
    public init(
        creating folder: BundleFolder,
        definition: RoundDefinition,
        logKey: SigningKey,
        officials: [VerifierKey],
        policy: SigningPolicy = .usual
    ) throws {
        guard let stated = logKey.verifierKey.name.stated, stated.purpose == .log(round: definition.id.text),
            let instance = InstanceID(stated.host),
            let terms = RoundTerms(definition, instance: instance, policy: policy)
        else { throw RecorderError("the key \(logKey.verifierKey.name) is not that of round \(definition.id)'s log") }
        self.folder = folder
        self.definition = definition
        self.terms = terms
        state = RoundState(terms: terms)
        try folder.write(BundlePaths.definition, definition.json)
        log = try LogFolderWriter(creating: folder, key: logKey)
        try folder.write(BundlePaths.officials, officials.flatMap { $0.text + [0x0A] })
    }

    /// What every statement on this round begins with.
    public var heading: StatementHeading {
        terms.heading
    }

    /// Makes the round's next act.
    public func act(
        _ setting: Act.Setting,
        reason: StatementWords? = nil,
        times: StatementTimes
    ) throws(RecordError) -> Statement {
        .act(
            try Act(
                heading: heading,
                number: state.acts + 1,
                previous: state.lastAct,
                setting: setting,
                reason: reason,
                times: times
            )
        )
    }

    /// Signs a statement and records it. Throws `RecorderError`, `NoteError` or `BundleError`.
    public func record(_ statement: Statement, signedBy keys: [SigningKey]) throws {
        let note = try SignedNote(text: statement.text, signedBy: keys)
        let signers = Set(
            keys.compactMap { key -> OfficialID? in
                guard case .official(let name)? = key.verifierKey.name.stated?.purpose else { return nil }
                return OfficialID(name)
            }
        )
        let problems = state.problems(with: statement, signers: signers)
        guard problems.isEmpty else { throw RecorderError(problems) }
        try log.append(LogEntry.note(note, statement).bytes)
        state.apply(statement, signers: signers)
        if state.sheets.allSatisfy({ $0.ledger == nil }) { beginning.append((statement, signers)) }
    }

    /// Takes the rolls that were issued for the elections of the last act, and publishes them with the issue's numbers.
    public func take(rolls: [RoundState.HashedRoll], issue: IssueNumbers) throws {
        for (roll, _) in rolls { try folder.write(BundlePaths.roll(roll.sheet), roll.json) }
        try folder.write(BundlePaths.issue, issue.json)
        var state = RoundState(terms: terms, rolls: rolls)
        for (statement, signers) in beginning {
            let problems = state.apply(statement, signers: signers)
            guard problems.isEmpty else { throw RecorderError(problems) }
        }
        self.state = state
        beginning = []
    }

    /// Records the next event of an election: in its archive, and in the log. A ballot needs its `credential`.
    @discardableResult
    public func record(
        _ new: NewEvent,
        of election: ElectionID,
        kind: ElectionEvent.Kind,
        timestamp: Int
    ) throws -> EventRecords {
        let board = try board(of: election, timestamp: timestamp)
        let records = try EventRecords(new, after: board.appender.head)
        let event = ElectionEvent(
            election: election,
            height: records.event.height,
            hash: records.hash,
            kind: kind
        )
        let problems = state.problems(with: event)
        guard problems.isEmpty else { throw RecorderError(problems) }
        try board.appender.append(records)
        try log.append(LogEntry.event(election, height: event.height, bytes: records.bytes).bytes)
        state.apply(event)
        return records
    }

    /// Makes everything recorded so far public: writes a checkpoint over it.
    public func publish() throws {
        for board in boards.values { try board.appender.synchronize() }
        try log.publish()
    }

    private func board(of election: ElectionID, timestamp: Int) throws -> Board {
        if let board = boards[election] { return board }
        guard let sheet = state.sheets.first(where: { $0.election == election })?.terms.id else {
            throw RecorderError("\(election) is no election of round \(definition.id)")
        }
        let path = folder.path(BundlePaths.archive(sheet, election))
        let board = Board(appender: try ArchiveAppender(creating: path, timestamp: timestamp))
        boards[election] = board
        return board
    }
}

/// An archive under way; the appender cannot be copied, so it lives in a class.
private final class Board {
    var appender: ArchiveAppender

    init(appender: consuming ArchiveAppender) {
        self.appender = appender
    }
}
