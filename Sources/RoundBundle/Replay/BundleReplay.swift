//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import ElectionRecord
public import Rounds
public import SignedNotes

/// A round as its public folder tells it: every statement with its signers, and the state that they and the ballots have
/// left.
///
/// For those who act on the record or report on it. Signatures, the log's tree and every rule of the log are checked, and
/// that each event is the archive's; the ballots' proofs and the outcome are not: that is what verification is for.
public struct BundleReplay: Sendable {
    /// A statement on record.
    public struct Entry: Sendable {
        /// Its place in the log, from 0.
        public let index: Int
        public let statement: Statement
        /// The keys whose signatures verify, in the note's order.
        public let signers: [VerifierKey]
    }

    /// An election that is set up.
    public struct SetUp: Sendable {
        public let election: Election
        public let trustees: Trustees
    }

    /// The sheets' rolls, as far as there are any.
    public let rolls: [SheetID: RoundState.HashedRoll]

    public let definition: RoundDefinition
    public let instance: InstanceID
    public let logKey: VerifierKey
    /// The rosters in the log, from the first one on: who may sign now, and how many. Whether the first one is the
    /// municipality's, only its fingerprint from elsewhere can say.
    public var rosters: RosterChain { state.rosters }
    /// The keys of the officials on the roster in force; none before there is one.
    public var officials: VerifierKeys { state.rosters.current?.keys ?? .none }
    /// What the log's signature covers.
    public let checkpoint: Checkpoint
    /// What the issue says of itself; nil before there are rolls.
    public let issue: IssueNumbers?
    /// The round after the last entry.
    public internal(set) var state: RoundState
    /// In the log's order.
    public internal(set) var statements: [Entry] = []
    /// The elections that are set up, by their uuids.
    public internal(set) var setUps: [ElectionID: SetUp] = [:]
    /// Ballots on record by election, those that another replaced included.
    public internal(set) var ballots: [ElectionID: Int] = [:]

    /// Reads a folder.
    ///
    /// - Throws: `BundleError` with code `log` for whatever does not fit together, `form`, `missing` or `unreadable`.
    public init(reading folder: BundleFolder) throws(BundleError) {
        let definition = try Self.definition(folder)
        let log = try LogFolder(folder)
        do throws(NoteError) {
            let text = try Self.bytes(BundlePaths.logKey, in: folder, limit: 1000)
            logKey = try VerifierKey(text: text.dropLast())
            guard logKey.type == .ed25519 else { throw NoteError(.key, "the log's key signs cosignatures, not notes") }
            checkpoint = try log.checkpoint.verify(log: logKey)
        } catch {
            throw BundleError(.log, "\(error)")
        }
        guard let stated = logKey.name.stated, stated.purpose == .log(round: definition.id.text),
            let instance = InstanceID(stated.host), let terms = RoundTerms(definition, instance: instance)
        else { throw BundleError(.log, "the log's key \(logKey.name) is not that of round \(definition.id)") }
        self.definition = definition
        self.instance = instance
        issue = try Self.issue(folder)
        rolls = try Self.rolls(of: definition, in: folder)
        state = RoundState(terms: terms, rolls: Array(rolls.values))
        var reader = ReplayReader(folder: folder)
        var replay = self
        var fault: BundleError?
        try log.forEachEntry { index, bytes in
            guard fault == nil else { return }
            do throws(BundleError) {
                try reader.take(bytes, at: index, into: &replay)
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
        state = replay.state
        statements = replay.statements
        setUps = replay.setUps
        ballots = replay.ballots
    }

    /// Whose a signature is, by the name that the key states; nil for a key of another host or purpose.
    public func official(_ key: VerifierKey) -> OfficialID? {
        guard let stated = key.name.stated, stated.host == instance.host, case .official(let name) = stated.purpose
        else { return nil }
        return OfficialID(name)
    }

    // MARK: Files

    private static func definition(_ folder: BundleFolder) throws(BundleError) -> RoundDefinition {
        let bytes = try folder.read(BundlePaths.definition, limit: 1 << 24)
        do {
            return try RoundDefinition(json: bytes)
        } catch {
            throw BundleError(.form, "\(BundlePaths.definition): \(error)")
        }
    }

    private static func issue(_ folder: BundleFolder) throws(BundleError) -> IssueNumbers? {
        guard folder.has(BundlePaths.issue) else { return nil }
        let bytes = try folder.read(BundlePaths.issue, limit: 1 << 24)
        do throws(RecordError) {
            return try IssueNumbers(json: bytes)
        } catch {
            throw BundleError(.form, "\(BundlePaths.issue): \(error.detail)")
        }
    }

    private static func rolls(
        of definition: RoundDefinition,
        in folder: BundleFolder
    ) throws(BundleError) -> [SheetID: RoundState.HashedRoll] {
        var rolls: [SheetID: RoundState.HashedRoll] = [:]
        for sheet in definition.sheets where folder.has(BundlePaths.roll(sheet.id)) {
            let name = BundlePaths.roll(sheet.id)
            do {
                let source = try ArchiveSource(path: folder.path(name))
                var reader = RollReader()
                try source.stream(at: 0, count: source.count, piece: 1 << 16) { piece throws(ArchiveError) in
                    do throws(RecordError) {
                        try reader.append(piece)
                    } catch {
                        throw ArchiveError(.unreadable, offset: 0, detail: error.detail)
                    }
                }
                let read = try reader.finish()
                rolls[sheet.id] = (read.roll, read.digest)
            } catch let error as ArchiveError {
                throw BundleError(.form, "\(name): \(error.detail)")
            } catch {
                throw BundleError(.form, "\(name): \(error)")
            }
        }
        return rolls
    }

    /// The bytes of a small file; what is wrong with it is told as a note's error is.
    private static func bytes(_ name: String, in folder: BundleFolder, limit: Int) throws(NoteError) -> [UInt8] {
        do throws(BundleError) {
            return try folder.read(name, limit: limit)
        } catch {
            throw NoteError(.text, error.detail)
        }
    }
}
