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
        state = RoundState(terms: terms, rolls: Array(rolls.values))
    }

    /// The examination of the archive of the sheet at a place in the definition; nil if there is none, or it failed.
    func examination(of place: Int) -> ArchiveExamination? {
        guard let election = state.sheets[place].election, let examination = examinations[election],
            !examination.hasFailed
        else { return nil }
        return examination
    }

    mutating func run(_ findings: inout Findings) {
        open(&findings)
        do throws(BundleError) {
            // The closure cannot throw: what is wrong in an entry is a finding, and the next one is looked at.
            var walk = self
            var found = findings
            try foundation.log.forEachEntry { index, bytes in walk.take(bytes, at: index, &found) }
            self = walk
            findings = found
            findings.done(.logTree, "\(foundation.log.size) entries")
        } catch {
            findings.fail(error.check(or: .logTree), "\(error)")
            return
        }
        findings.done(.logEntries)
        finish(&findings)
    }

    private mutating func open(_ findings: inout Findings) {
        for (sheet, roll) in rolls {
            let election = roll.roll.election
            let name = BundlePaths.archive(sheet, election)
            guard folder.has(name) else { continue }
            do throws(ArchiveError) {
                let source = try ArchiveSource(path: folder.path(name))
                examinations[election] = ArchiveExamination(
                    source,
                    label: "\(sheet): ",
                    rollKeys: roll.roll.keys,
                    expectations: expectations,
                    progress: progress
                )
            } catch {
                findings.fail(.unreadable, "\(name): \(error.detail)")
            }
        }
    }

    private mutating func take(_ bytes: [UInt8], at index: Int, _ findings: inout Findings) {
        do throws(RecordError) {
            switch try LogEntry(parsing: bytes) {
            case .event(let election, let height, let event): take(election, height, event, at: index, &findings)
            case .note(let note, let statement): take(note, statement, at: index, &findings)
            }
        } catch {
            findings.fail(.logEntries, at: index, "entry \(index): \(error)")
        }
    }

    private mutating func take(
        _ election: ElectionID,
        _ height: Int,
        _ bytes: [UInt8],
        at index: Int,
        _ findings: inout Findings
    ) {
        let name = "entry \(index): event \(height) of \(election)"
        guard let recorded = examinations[election]?.next(&findings) else {
            if examinations[election]?.hasFailed != true {
                findings.fail(.logAgainstArchives, at: index, "\(name) is not in an archive")
            }
            return
        }
        guard recorded.bytes == bytes, recorded.event.height == height else {
            findings.fail(.logAgainstArchives, at: index, "\(name) is another event than the archive's")
            return
        }
        guard let kind = kind(of: recorded, election) else { return }
        say(
            state.apply(ElectionEvent(election: election, height: height, hash: recorded.hash, kind: kind)),
            &findings
        )
    }

    /// What the state needs to know of an event; nil for a ballot that names no credential, which is refused elsewhere.
    private func kind(of event: RecordedEvent, _ election: ElectionID) -> ElectionEvent.Kind? {
        switch event.content {
        case .setup: return .setup
        case .endBallots: return .endBallots
        case .encryptedTally: return .encryptedTally
        case .partialDecryption: return .partialDecryption
        case .result: return .result
        case .ballot(let ballot):
            guard let context = examinations[election]?.record?.election.context, let bytes = try? ballot.bytes()
            else { return nil }
            return BallotBox.credential(ofBallot: bytes, in: context).map { .ballot($0) }
        }
    }

    private mutating func take(
        _ note: SignedNote,
        _ statement: Statement,
        at index: Int,
        _ findings: inout Findings
    ) {
        let verdict = note.verdict(by: foundation.officials)
        for key in verdict.forged {
            findings.fail(.statementSigners, at: index, "entry \(index): the signature of \(key.name) does not verify")
        }
        for line in verdict.unknown {
            findings.fail(.statementSigners, at: index, "entry \(index): \(line.name) is no official of this round")
        }
        var signers: Set<OfficialID> = []
        for key in verdict.signers {
            guard let stated = key.name.stated, stated.host == foundation.instance.host,
                case .official(let name) = stated.purpose, let official = OfficialID(name)
            else { continue }
            signers.insert(official)
        }
        say(state.apply(statement, signers: signers), &findings)
    }

    private func say(_ problems: [LogProblem], _ findings: inout Findings) {
        for problem in problems { findings.fail(problem.code.check, at: problem.entry, "\(problem)") }
    }

    private mutating func finish(_ findings: inout Findings) {
        for election in examinations.keys.sorted(by: { $0.text < $1.text }) {
            if examinations[election]?.next(&findings) != nil {
                findings.fail(.logAgainstArchives, "election \(election): the archive has events that the log lacks")
            }
        }
        let seen = examinations.values
        expectations.check(
            events: seen.reduce(into: []) { $0.formUnion($1.seenEvents) },
            ballots: seen.reduce(into: []) { $0.formUnion($1.seenBallots) },
            &findings
        )
        for code in CheckCode.logChecks { findings.done(code) }
        if state.opening != nil { findings.done(.opening) }
        if state.closing != nil {
            findings.done(.closing)
            findings.done(.reconciliation)
        }
        if state.tallied != nil { findings.done(.resultOnRecord) }
    }
}
