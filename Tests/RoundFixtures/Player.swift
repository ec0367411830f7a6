//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText
public import ElectionRecord
public import RoundBundle
public import Rounds
public import SignedNotes

/// Plays the small round, from its first act to its bundle, as somebody could who has every key and writes down
/// whatever they like: nothing is refused here. Untouched, the round is sound.
public final class Player {
    /// How far a round can be played.
    public enum Stage: Int, CaseIterable, Comparable, Sendable {
        case adopted, ready, opened, voted, entered, closed, counted, decrypted, tallied, published

        public static func < (left: Stage, right: Stage) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    public private(set) var setUp: RoundSetUp
    public let place: TemporaryFolder
    public var folder: BundleFolder { place.folder }
    /// Signs the checkpoint.
    public var logKey = Keys.log
    /// Changes the first roster before it is signed.
    public var changeRoster: ((inout RosterDraft) throws -> Void)?
    /// The log's entries, to be changed before `finish()`.
    public var entries: [[UInt8]] = []
    /// The files that stand neither in the log nor in an archive, to be changed before `finish()`.
    public var files: [String: [UInt8]] = [:]
    /// The round as whoever reads the log will see it.
    public private(set) var state: RoundState
    public private(set) var stage: Stage?
    /// The ballots that count, of each sheet.
    public internal(set) var urns: [[Bytes32: AcceptedBallot]]
    /// The trustees who answer.
    public var answering = [1, 3]
    /// Changes the trustees' answers to a sheet's tally before they are recorded.
    public var changeAnswers: ((inout [TrusteeAnswerDraft], SheetTally) throws -> Void)?
    /// Changes the act of each kind before it is signed.
    public var changes: [ActKind: (inout ActDraft) throws -> Void] = [:]
    var counts: [CountedSheet] = []
    private let later: RoundSetUp?
    private var boards: [ElectionID: Board] = [:]

    /// - Parameter later: for a round that is set up anew.
    public init(_ setUp: RoundSetUp? = nil, later: RoundSetUp? = nil) throws {
        let setUp = try setUp ?? RoundSetUp.shared()
        self.setUp = setUp
        place = try TemporaryFolder()
        let terms = try RoundTerms(setUp.definition, instance: InstanceID(SmallRound.host).orFail()).orFail()
        let sheets = setUp.sheets + (later?.sheets ?? [])
        state = RoundState(terms: terms, rolls: sheets.map { ($0.roll, $0.digest) })
        self.later = later
        urns = setUp.sheets.map { _ in [:] }
        files[BundlePaths.definition] = setUp.definition.json
        files[BundlePaths.readme] = Array(BundleReadme.text(setUp.definition).utf8)
    }

    /// Goes on as a sound round would, up to and including a stage.
    @discardableResult
    public func play(to last: Stage) throws -> Player {
        for next in Stage.allCases where next <= last && stage.map({ $0 < next }) ?? true {
            switch next {
            case .adopted: try adopt()
            case .ready: try makeReady()
            case .opened: try open()
            case .voted: try vote()
            case .entered: try enter()
            case .closed: try close()
            case .counted: try count()
            case .decrypted: try decrypt()
            case .tallied: try tally()
            case .published: try act(.publish(try resultDigest), day: 30)
            }
            stage = next
        }
        return self
    }

    /// Takes the round back to have it set up anew, in another way.
    public func setUpAnew() throws {
        let other = try later.orFail("there is no other way")
        let elections = zip(other.definition.sheets, other.sheets).map { SheetValue($0.id, $1.election) }
        try act(.unready(elections), day: -20, reason: "de rol klopt niet")
        setUp = other
        stage = .adopted
    }

    /// Takes a stage as played.
    public func skip(_ skipped: Stage) {
        stage = skipped
    }

    // MARK: Rosters

    /// Signs and records the next roster; the first is signed by everybody, a later one by two.
    public func roster(day: Int, _ change: (inout RosterDraft) throws -> Void = { _ in }) throws {
        let earlier = state.rosters.current
        var draft = RosterDraft(
            number: (earlier?.number ?? 0) + 1,
            previous: earlier?.digest,
            times: try times(day: day),
            keys: earlier == nil ? Keys.everybody : Keys.officials
        )
        try change(&draft)
        let roster = try draft.roster()
        let note = try SignedNote(text: roster.text, signedBy: draft.keys)
        entries.append(LogEntry.roster(note, roster).bytes)
        state.apply(roster, note)
    }

    // MARK: Statements

    /// Signs and records an act.
    public func act(
        _ setting: Act.Setting,
        day: Int,
        reason: String? = nil,
        _ change: (inout ActDraft) throws -> Void = { _ in }
    ) throws {
        var draft = ActDraft(
            heading: state.terms.heading,
            number: state.acts + 1,
            previous: state.lastAct,
            setting: setting,
            reason: try reason.map { try StatementWords($0).orFail() },
            times: try times(day: day),
            keys: Keys.officials
        )
        try change(&draft)
        try changes[try draft.act().kind]?(&draft)
        try record(.act(try draft.act()), by: draft.keys)
    }

    public func block(
        _ key: Bytes32,
        on sheet: Int,
        _ reason: Block.Reason = .replaced,
        day: Int = 1,
        round: RoundID? = nil,
        election: ElectionID? = nil,
        by keys: [SigningKey] = Keys.officials
    ) throws {
        var heading = state.terms.heading
        if let round { heading.round = round }
        let block = Block(
            heading: heading,
            election: election ?? setUp.sheets[sheet].election,
            credential: key,
            reason: reason,
            times: try times(day: day)
        )
        try record(.block(block), by: keys)
    }

    public func activate(
        _ key: Bytes32,
        on sheet: Int,
        _ ground: Activation.Ground,
        by keys: [SigningKey] = Keys.officials
    ) throws {
        let activation = Activation(
            heading: state.terms.heading,
            election: setUp.sheets[sheet].election,
            credential: key,
            ground: ground,
            times: try times(day: 1)
        )
        try record(.activation(activation), by: keys)
    }

    public func record(_ statement: Statement, by keys: [SigningKey]) throws {
        let note = try SignedNote(text: statement.text, signedBy: keys)
        entries.append(LogEntry.note(note, statement).bytes)
        // Who signed decides what is found fault with, not what follows.
        state.apply(statement, signers: [])
    }

    /// An hour, so many days after the opening.
    public func times(day: Int) throws -> StatementTimes {
        let opens = setUp.definition.values.schedule.opens
        let seconds = opens.unixSeconds + day * 86_400
        let signed = try Moment(unixSeconds: seconds, offsetMinutes: opens.offsetMinutes).orFail()
        let last = try Moment(unixSeconds: seconds + 3600, offsetMinutes: opens.offsetMinutes).orFail()
        return try StatementTimes(signed: signed, submitBy: last).orFail()
    }

    // MARK: Events

    /// Records an event in a sheet's archive and, unless told otherwise, in the log.
    @discardableResult
    public func event(
        _ new: NewEvent,
        of sheet: Int,
        _ kind: ElectionEvent.Kind,
        isLogged: Bool = true
    ) throws -> EventRecords {
        let election = setUp.sheets[sheet].election
        let board = try board(of: sheet)
        let records = try EventRecords(new, after: board.appender.head)
        try board.appender.append(records)
        let height = records.event.height
        if isLogged {
            entries.append(LogEntry.event(election, height: height, bytes: records.bytes).bytes)
            state.apply(ElectionEvent(election: election, height: height, hash: records.hash, kind: kind))
        }
        return records
    }

    /// Casts a ballot.
    public func cast(
        _ holder: Holder,
        on sheet: Int,
        for choice: Int = 1,
        number: Int = 0,
        isLogged: Bool = true
    ) throws {
        let ballot = try setUp.ballot(holder, on: sheet, for: choice, number: number)
        let credential = ballot.ballot.credential.bytes
        try event(.ballot(ballot.ballot.bytes), of: sheet, .ballot(credential), isLogged: isLogged)
        urns[sheet][credential] = ballot
    }

    private func board(of sheet: Int) throws -> Board {
        let election = setUp.sheets[sheet].election
        if let board = boards[election] { return board }
        let path = folder.path(BundlePaths.archive(setUp.definition.sheets[sheet].id, election))
        try place.makeFolder(setUp.definition.sheets[sheet].id.text)
        let opens = setUp.definition.values.schedule.opens
        let board = Board(appender: try ArchiveAppender(creating: path, timestamp: opens.unixSeconds))
        boards[election] = board
        return board
    }
}

private final class Board {
    var appender: ArchiveAppender

    init(appender: consuming ArchiveAppender) {
        self.appender = appender
    }
}
