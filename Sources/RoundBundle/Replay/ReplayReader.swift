//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import Rounds
import SignedNotes

/// Takes the entries of a log one by one, and reads the archives in step with them.
struct ReplayReader {
    private let folder: BundleFolder
    private var archives: [ElectionID: ArchiveReader] = [:]
    /// The sheet that an act gave each election.
    private var sheets: [ElectionID: SheetID] = [:]

    init(folder: BundleFolder) {
        self.folder = folder
    }

    /// Takes the next entry; throws `log` if it does not belong there.
    mutating func take(_ bytes: [UInt8], at index: Int, into replay: inout BundleReplay) throws(BundleError) {
        let entry: LogEntry
        do throws(RecordError) {
            entry = try LogEntry(parsing: bytes)
        } catch {
            throw BundleError(.log, "entry \(index): \(error.detail)")
        }
        switch entry {
        case .note(let note, let statement): try take(note, statement, at: index, into: &replay)
        case .roster(let note, let roster):
            try demand(replay.state.apply(roster, note, logKey: replay.logKey))
        case .event(let election, let height, let event):
            try take(event, of: election, height, at: index, into: &replay)
        }
    }

    private mutating func take(
        _ note: SignedNote,
        _ statement: Statement,
        at index: Int,
        into replay: inout BundleReplay
    ) throws(BundleError) {
        let keys = replay.rosters.current.map { note.verdict(by: $0.keys).signers } ?? []
        try demand(replay.state.apply(statement, note))
        replay.statements.append(BundleReplay.Entry(index: index, statement: statement, signers: keys))
        guard case .act(let act) = statement else { return }
        switch act.setting {
        case .adopt(let elections), .unready(let elections):
            for item in elections { sheets[item.value] = item.sheet }
        case .open(let opening): try check(opening, at: index, replay)
        default: break
        }
    }

    /// Holds the elections of the archives against what officials signed: whoever made the folder could otherwise have
    /// ballots encrypted for a key of his own.
    private func check(_ opening: Opening, at index: Int, _ replay: BundleReplay) throws(BundleError) {
        for sheet in replay.state.sheets {
            let opened = opening.sheets.first { $0.sheet == sheet.terms.id }
            guard let setUp = sheet.election.flatMap({ replay.setUps[$0] }),
                setUp.election.fingerprint == opened?.fingerprint
            else {
                throw BundleError(
                    .log,
                    "entry \(index): the election of sheet \(sheet.terms.id) is not the one that the opening names"
                )
            }
        }
    }

    private mutating func take(
        _ bytes: [UInt8],
        of election: ElectionID,
        _ height: Int,
        at index: Int,
        into replay: inout BundleReplay
    ) throws(BundleError) {
        let name = "entry \(index): event \(height) of \(election)"
        if let sheet = sheets[election], !folder.has(BundlePaths.archive(sheet, election)) {
            return try takeSetup(bytes, of: election, height, name, into: &replay)
        }
        let recorded: RecordedEvent?
        do throws(ArchiveError) {
            if archives[election] == nil { archives[election] = try open(election) }
            recorded = try archives[election]?.next()
        } catch {
            throw BundleError(.log, "\(name): \(error.detail)")
        }
        guard let recorded, recorded.bytes == bytes, recorded.event.height == height else {
            throw BundleError(.log, "\(name) is not the archive's")
        }
        let kind = try kind(of: recorded, election, name, &replay)
        let event = ElectionEvent(election: election, height: height, hash: recorded.hash, kind: kind)
        try demand(replay.state.apply(event))
    }

    /// Takes the one event of an election that an *unready* has replaced: its archive is not published any more.
    private func takeSetup(
        _ bytes: [UInt8],
        of election: ElectionID,
        _ height: Int,
        _ name: String,
        into replay: inout BundleReplay
    ) throws(BundleError) {
        guard let event = try? Event(bytes), event.type == .setup, event.height == height else {
            throw BundleError(.log, "\(name): the archive is missing")
        }
        let hash = Digest(of: bytes)
        try demand(replay.state.apply(ElectionEvent(election: election, height: height, hash: hash, kind: .setup)))
    }

    private func open(_ election: ElectionID) throws(ArchiveError) -> ArchiveReader {
        guard let sheet = sheets[election] else {
            throw ArchiveError(.unreadable, offset: 0, detail: "no act gave a sheet this election")
        }
        return try ArchiveReader(ArchiveSource(path: folder.path(BundlePaths.archive(sheet, election))))
    }

    private func kind(
        of event: RecordedEvent,
        _ election: ElectionID,
        _ name: String,
        _ replay: inout BundleReplay
    ) throws(BundleError) -> ElectionEvent.Kind {
        switch event.content {
        case .endBallots: return .endBallots
        case .encryptedTally: return .encryptedTally
        case .partialDecryption: return .partialDecryption
        case .result: return .result
        case .setup(let document, let trustees, _, _):
            do {
                replay.setUps[election] = BundleReplay.SetUp(
                    election: try Election(try document.bytes()),
                    trustees: try Trustees(try trustees.bytes())
                )
                return .setup
            } catch {
                throw BundleError(.log, "\(name): \(error)")
            }
        case .ballot(let ballot):
            guard let context = replay.setUps[election]?.election.context, let bytes = try? ballot.bytes(),
                let credential = BallotBox.credential(ofBallot: bytes, in: context)
            else { throw BundleError(.log, "\(name) is no ballot of its election") }
            replay.ballots[election, default: 0] += 1
            return .ballot(credential)
        }
    }

    private func demand(_ problems: [LogProblem]) throws(BundleError) {
        if let problem = problems.first { throw BundleError(.log, "\(problem)") }
    }
}
