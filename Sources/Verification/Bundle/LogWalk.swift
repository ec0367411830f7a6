//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import RoundBundle
import Rounds
import SignedNotes

/// Walks through the log and, in step with it, through the archives: every event stands in both, in one order.
struct LogWalk {
    private let foundation: BundleExamination.Foundation
    private let folder: BundleFolder
    private let expectations: Expectations
    private let progress: Progress
    private let rolls: [SheetID: RoundState.HashedRoll]

    /// The round as the log's entries have left it.
    private(set) var state: RoundState
    private var examinations: [ElectionID: ArchiveExamination] = [:]
    /// The names of the archives that the log led to.
    private var archives: Set<String> = []
    /// The next event of an archive, while the log has not come to it.
    private var ahead: [ElectionID: RecordedEvent] = [:]
    /// Whether there are ballots whose credentials are not known, so that nothing can be said of the reconciliation.
    private var isIncomplete = false
    private var memory: LogMemory

    init(
        foundation: BundleExamination.Foundation,
        terms: RoundTerms,
        rolls: [SheetID: RoundState.HashedRoll],
        folder: BundleFolder,
        expectations: Expectations,
        progress: Progress
    ) {
        self.foundation = foundation
        self.folder = folder
        self.expectations = expectations
        self.progress = progress
        self.rolls = rolls
        memory = LogMemory(expectations.states)
        state = RoundState(terms: terms, rolls: Array(rolls.values))
    }

    /// The examination of the archive of the sheet at a place in the definition; nil if there is none, or it failed.
    func examination(of place: Int) -> ArchiveExamination? {
        guard let election = state.sheets[place].election, let examination = examinations[election],
            !examination.hasFailed
        else { return nil }
        return examination
    }

    /// Walks the log; `files` are all of the bundle.
    mutating func run(files: [String], _ findings: inout Findings) {
        do throws(BundleError) {
            // The closure cannot throw: what is wrong in an entry is a finding, and the next one is looked at.
            var walk = self
            var found = findings
            try foundation.log.forEachEntry { index, bytes in
                walk.memory.append(bytes)
                walk.take(bytes, at: index, &found)
            }
            self = walk
            findings = found
            findings.done(.logTree, "\(foundation.log.size) entries")
        } catch {
            findings.fail(error.check(or: .logTree), "\(error)")
            return
        }
        findings.done(.logEntries)
        finish(files, &findings)
    }

    private mutating func take(_ bytes: [UInt8], at index: Int, _ findings: inout Findings) {
        do throws(RecordError) {
            switch try LogEntry(parsing: bytes) {
            case .event(let election, let height, let event): take(election, height, event, at: index, &findings)
            case .note(let note, let statement): say(state.apply(statement, note), about: statement, &findings)
            case .roster(let note, let roster):
                say(state.apply(roster, note, logKey: foundation.logKey), &findings)
            }
        } catch {
            findings.fail(.logEntries, at: index, "entry \(index): \(error)")
        }
    }

    private mutating func finish(_ files: [String], _ findings: inout Findings) {
        for election in examinations.keys.sorted(by: { $0.text < $1.text }) where next(election, &findings) != nil {
            findings.fail(.logAgainstArchives, "election \(election): the archive has events that the log lacks")
            examinations[election]?.abandon()
        }
        for name in files where name.hasSuffix(".bel") && !archives.contains(name) {
            findings.fail(.logAgainstArchives, "\(name): the log knows nothing of this archive")
        }
        checkKept(&findings)
        for code in CheckCode.logChecks { findings.done(code) }
        if state.opening != nil { findings.done(.opening) }
        if state.closing != nil {
            findings.done(.closing)
            findings.done(.reconciliation)
        }
        if state.tallied != nil { findings.done(.resultOnRecord) }
    }

    private func checkKept(_ findings: inout Findings) {
        let seen = examinations.values
        expectations.check(
            events: seen.reduce(into: []) { $0.formUnion($1.seenEvents) },
            ballots: seen.reduce(into: []) { $0.formUnion($1.seenBallots) },
            &findings
        )
        memory.check(key: foundation.logKey, &findings)
    }
}

// MARK: Events

extension LogWalk {
    /// Takes an event of the log, and with it the archive's up to this height: where log and archive differ, what is
    /// counted is the archive, and every difference is named once.
    private mutating func take(
        _ election: ElectionID,
        _ height: Int,
        _ bytes: [UInt8],
        at index: Int,
        _ findings: inout Findings
    ) {
        let name = "entry \(index): event \(height) of \(election)"
        open(election, &findings)
        while let recorded = next(election, &findings) {
            guard recorded.event.height <= height else {
                findings.fail(.logAgainstArchives, at: index, "\(name) stands in the log before")
                return
            }
            ahead[election] = nil
            let isMeant = recorded.event.height == height
            if !isMeant {
                let lacking = "entry \(index): event \(recorded.event.height) of \(election) should stand before"
                findings.fail(.logAgainstArchives, at: index, lacking)
            } else if recorded.bytes != bytes {
                findings.fail(.logAgainstArchives, at: index, "\(name) is another event than the archive's")
            }
            follow(recorded, election, &findings)
            if isMeant { return }
        }
        if examinations[election]?.hasFailed != true {
            findings.fail(.logAgainstArchives, at: index, "\(name) is not in an archive")
        }
        followLog(election, height, bytes, &findings)
    }

    /// Opens the archive of an election when the log first comes to it.
    private mutating func open(_ election: ElectionID, _ findings: inout Findings) {
        guard examinations[election] == nil, let sheet = state.sheets.first(where: { $0.election == election })
        else { return }
        let name = BundlePaths.archive(sheet.terms.id, election)
        guard folder.has(name), archives.insert(name).inserted else { return }
        do throws(ArchiveError) {
            let source = try ArchiveSource(path: folder.path(name))
            let roll = rolls[sheet.terms.id]?.roll
            examinations[election] = ArchiveExamination(
                source,
                label: "\(sheet.terms.id): ",
                rollKeys: roll?.election == election ? roll?.keys ?? [] : [],
                expectations: expectations,
                progress: progress
            )
        } catch {
            findings.fail(.unreadable, "\(name): \(error.detail)")
        }
    }

    /// The next event of an archive that the log has not come to; nil at its end, or if there is no sense in reading on.
    private mutating func next(_ election: ElectionID, _ findings: inout Findings) -> RecordedEvent? {
        if ahead[election] == nil { ahead[election] = examinations[election]?.next(&findings) }
        return ahead[election]
    }

    private mutating func follow(_ event: RecordedEvent, _ election: ElectionID, _ findings: inout Findings) {
        let applied = ElectionEvent(
            election: election,
            height: event.event.height,
            hash: event.hash,
            kind: kind(of: event, election)
        )
        say(state.apply(applied), &findings)
    }

    /// Takes the log's word for an event that the archive lacks, so that its lack is all that is found.
    private mutating func followLog(
        _ election: ElectionID,
        _ height: Int,
        _ bytes: [UInt8],
        _ findings: inout Findings
    ) {
        guard let sheet = state.sheets.first(where: { $0.election == election }), sheet.events == height,
            let event = try? Event(bytes)
        else { return }
        let kind: ElectionEvent.Kind
        switch event.type {
        case .setup: kind = .setup
        case .ballot: kind = .ballot(Self.nobody)
        case .endBallots: kind = .endBallots
        case .shuffle, .endShuffles: return
        case .encryptedTally: kind = .encryptedTally
        case .partialDecryption: kind = .partialDecryption
        case .result: kind = .result
        }
        isIncomplete = true
        say(
            state.apply(ElectionEvent(election: election, height: height, hash: Digest(of: bytes), kind: kind)),
            &findings
        )
    }

    private func kind(of event: RecordedEvent, _ election: ElectionID) -> ElectionEvent.Kind {
        switch event.content {
        case .setup: return .setup
        case .endBallots: return .endBallots
        case .encryptedTally: return .encryptedTally
        case .partialDecryption: return .partialDecryption
        case .result: return .result
        case .ballot(let ballot):
            guard let context = examinations[election]?.record?.election.context, let bytes = try? ballot.bytes(),
                let credential = BallotBox.credential(ofBallot: bytes, in: context)
            else { return .ballot(Self.nobody) }
            return .ballot(credential)
        }
    }

    /// Stands for the credential of a ballot that names none.
    private static let nobody = Bytes32()
}

// MARK: Findings

extension LogWalk {
    private func say(_ problems: [LogProblem], about statement: Statement? = nil, _ findings: inout Findings) {
        for problem in problems {
            guard let check = problem.code.check(of: statement) else { continue }
            if isIncomplete, check == .reconciliation { continue }
            findings.fail(check, at: problem.entry, "\(problem)")
        }
    }
}
