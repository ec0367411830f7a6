//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import Foundation
import RoundBundle
import Rounds
import SignedNotes

/// Examines a round's bundle: its files, its log in step with its archives, and of every sheet everything down to the
/// outcome.
struct BundleExamination {
    /// What the whole bundle stands on; without any of it there is nothing to examine.
    struct Foundation {
        let definition: RoundDefinition
        let log: LogFolder
        let logKey: VerifierKey
        let instance: InstanceID
    }

    /// Longer than any key.
    private static let keyLimit = 1000

    let folder: BundleFolder
    let expectations: Expectations
    let progress: Progress

    /// Examines everything; gives the counted sheets, in the definition's order, if their ballots are in order, and the
    /// round as its log has left it.
    func run(_ findings: inout Findings) async -> (tallies: [SheetTally], state: RoundState?) {
        guard let files = listFiles(&findings) else { return ([], nil) }
        checkChecksums(&findings)
        guard let foundation = readFoundation(&findings) else { return ([], nil) }
        let rolls = readRolls(foundation.definition, &findings)
        guard let terms = RoundTerms(foundation.definition, instance: foundation.instance) else {
            findings.fail(.definition, "definition.json: a sheet has no strata, or too many")
            return ([], nil)
        }
        var walk = LogWalk(
            foundation: foundation,
            terms: terms,
            rolls: rolls,
            folder: folder,
            expectations: expectations,
            progress: progress
        )
        walk.run(files: files, &findings)
        checkAnchor(walk.state.rosters, &findings)
        checkRosters(walk.state.rosters, &findings)
        if walk.state.published != nil { demandChecksums(&findings) }
        describe(foundation, walk, &findings)
        checkIssue(foundation.definition, rolls, walk.state, &findings)
        var tallies: [SheetTally] = []
        var counts: [CellCounts] = []
        for (place, sheet) in foundation.definition.sheets.enumerated() {
            guard let examination = walk.examination(of: place), let record = examination.record else { continue }
            let check = SheetCheck(
                sheet: sheet,
                definition: foundation.definition,
                state: walk.state.sheets[place],
                opening: walk.state.opening?.sheets.first { $0.sheet == sheet.id },
                closing: walk.state.closing?.sheets.first { $0.sheet == sheet.id },
                roll: rolls[sheet.id],
                folder: folder
            )
            check.checkSetUp(record, &findings)
            guard let tally = await check.count(examination, record, &findings) else { continue }
            tallies.append(tally)
            if let opened = check.openedCells(tally, record, &findings) { counts.append(opened) }
        }
        let outcome = OutcomeCheck(definition: foundation.definition, state: walk.state, folder: folder)
        outcome.run(tallies, counts, &findings)
        FeedbackCheck(definition: foundation.definition, acts: walk.state.feedback, folder: folder)
            .run(files: files, &findings)
        let isCounted = tallies.count == foundation.definition.sheets.count && !findings.hasFailed
        return (isCounted ? tallies : [], walk.state)
    }

    /// Everything signed stands on the first roster, which anybody could have made: what makes it the municipality's is
    /// that its fingerprint is published where whoever made the bundle cannot reach.
    private func checkAnchor(_ rosters: RosterChain, _ findings: inout Findings) {
        guard let anchor = rosters.anchor else {
            // Where the log could not be read to its end, that has been said.
            if expectations.anchor != nil, !findings.hasFailed { findings.fail(.anchor, "the log has no roster") }
            return
        }
        guard let expected = expectations.anchor else {
            let detail =
                "nothing says that these are the municipality's officials: compare \(text(anchor)) with the fingerprint "
                + "of the first roster that it published elsewhere, or give that one with --anchor"
            findings.warn(.anchor, detail)
            return
        }
        if anchor != expected {
            findings.fail(.anchor, "the first roster is \(text(anchor)), expected \(text(expected))")
        }
        findings.done(.anchor, text(anchor))
    }

    /// Whoever was on a roster once, and holds the service, could leave later ones out of a round's log: it would be sound
    /// in itself. Whoever knows a later one can ask for it.
    private func checkRosters(_ rosters: RosterChain, _ findings: inout Findings) {
        let known = Set(rosters.rosters.map(\.digest))
        for expected in expectations.rosters where !known.contains(expected) {
            findings.fail(.anchor, "none of \(known.count) rosters in the log is \(text(expected))")
        }
        for roster in rosters.rosters where !roster.belowUsual.isEmpty {
            findings.warn(
                .rosterNumbers,
                "roster \(roster.number) lets fewer sign than usual: \(roster.belowUsual.joined(separator: ", "))"
            )
        }
    }

    // MARK: Files

    /// The names of all files; nil if there is something that is none: reading on could lead out of the bundle.
    private func listFiles(_ findings: inout Findings) -> [String]? {
        do throws(BundleError) {
            return try folder.files()
        } catch {
            findings.fail(error.check(or: .checksums), "\(error)")
            return nil
        }
    }

    /// A round that goes on is read from where it is kept; what is published is kept and copied by others.
    private func demandChecksums(_ findings: inout Findings) {
        guard !folder.has(BundlePaths.checksums) else { return }
        findings.fail(.checksums, "SHA256SUMS is missing, though the result is published")
    }

    private func checkChecksums(_ findings: inout Findings) {
        do throws(BundleError) {
            guard folder.has(BundlePaths.checksums) else { return }
            let claimed = try Checksums(try folder.read(BundlePaths.checksums, limit: 1 << 24))
            let computed = try Checksums(of: folder)
            let hashes = Dictionary(claimed.lines.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first })
            for line in computed.lines {
                switch hashes[line.name] {
                case nil: findings.fail(.checksums, "\(line.name): the file has no line in SHA256SUMS")
                case let hash? where hash != line.hash:
                    findings.fail(
                        .checksums,
                        "\(line.name): computed \(text(line.hash)), SHA256SUMS claims \(text(hash))"
                    )
                default: break
                }
            }
            let there = Set(computed.lines.map(\.name))
            for line in claimed.lines where !there.contains(line.name) {
                findings.fail(.checksums, "\(line.name): the file is missing")
            }
            findings.done(.checksums, "\(computed.lines.count) files")
        } catch {
            findings.fail(error.check(or: .checksums), "\(error)")
        }
    }

    private func readFoundation(_ findings: inout Findings) -> Foundation? {
        guard let definition = readDefinition(&findings) else { return nil }
        guard let (log, key, instance) = readLog(of: definition.id, &findings) else { return nil }
        return Foundation(definition: definition, log: log, logKey: key, instance: instance)
    }

    private func readLog(
        of round: RoundID,
        _ findings: inout Findings
    ) -> (log: LogFolder, key: VerifierKey, instance: InstanceID)? {
        do {
            let text = try folder.read(BundlePaths.logKey, limit: Self.keyLimit)
            let log = try LogFolder(folder)
            let key = try VerifierKey(text: text.dropLast())
            guard text.last == 0x0A, key.type == .ed25519, let stated = key.name.stated,
                stated.purpose == .log(round: round.text), let instance = InstanceID(stated.host)
            else {
                findings.fail(.checkpoint, "the log's key \(key.name) is not that of round \(round)")
                return nil
            }
            try log.checkpoint.verify(log: key)
            findings.done(.checkpoint, "\(log.size) entries")
            return (log, key, instance)
        } catch let error as BundleError {
            findings.fail(error.check(or: .checkpoint), "\(error)")
        } catch {
            findings.fail(.checkpoint, "\(error)")
        }
        return nil
    }

    private func readDefinition(_ findings: inout Findings) -> RoundDefinition? {
        do {
            let bytes = try folder.read(BundlePaths.definition, limit: 1 << 24)
            let definition = try RoundDefinition(json: bytes)
            findings.done(.definition)
            return definition
        } catch let error as BundleError {
            findings.fail(error.check(or: .definition), "\(error)")
        } catch {
            findings.fail(.definition, "definition.json: \(error)")
        }
        return nil
    }

    private func readRolls(
        _ definition: RoundDefinition,
        _ findings: inout Findings
    ) -> [SheetID: RoundState.HashedRoll] {
        var rolls: [SheetID: RoundState.HashedRoll] = [:]
        for sheet in definition.sheets where folder.has(BundlePaths.roll(sheet.id)) {
            do {
                var reader = RollReader()
                let source = try ArchiveSource(path: folder.path(BundlePaths.roll(sheet.id)))
                var offset = 0
                while offset < source.count {
                    let piece = try source.read(at: offset, count: min(1 << 16, source.count - offset))
                    try reader.append(piece)
                    offset += piece.count
                }
                let read = try reader.finish()
                rolls[sheet.id] = (read.roll, read.digest)
                findings.done(.rolls, "\(sheet.id): \(read.roll.count) credentials")
            } catch let error as ArchiveError {
                findings.fail(.unreadable, "\(BundlePaths.roll(sheet.id)): \(error.detail)")
            } catch {
                findings.fail(.rolls, "\(BundlePaths.roll(sheet.id)): \(error)")
            }
        }
        return rolls
    }

    private func checkIssue(
        _ definition: RoundDefinition,
        _ rolls: [SheetID: RoundState.HashedRoll],
        _ state: RoundState,
        _ findings: inout Findings
    ) {
        guard !rolls.isEmpty else { return }
        do {
            let issue = try IssueNumbers(json: try folder.read(BundlePaths.issue, limit: 1 << 24))
            if issue.round != definition.id || issue.definition != definition.digest {
                findings.fail(.issue, "issue.json is of another round or definition")
            }
            for sheet in definition.sheets {
                guard let roll = rolls[sheet.id] else { continue }
                let stated = issue.rolls.first { $0.sheet == sheet.id }
                if stated?.digest != roll.digest || stated?.election != roll.roll.election {
                    findings.fail(.issue, "issue.json is not about the roll of sheet \(sheet.id)")
                    continue
                }
                checkLetters(sheet, roll.roll, issue, &findings)
            }
            checkVotes(issue, definition, &findings)
            findings.done(.issue, "\(issue.letters) letters, \(issue.source.addresses) addresses")
        } catch let error as BundleError {
            findings.fail(error.check(or: .issue), "\(error)")
        } catch {
            findings.fail(.issue, "issue.json: \(error)")
        }
    }

    /// Where every address has one vote there are as many votes as addresses.
    private func checkVotes(_ issue: IssueNumbers, _ definition: RoundDefinition, _ findings: inout Findings) {
        guard definition.terms.votesPerAddress == .one else { return }
        for part in issue.parts where part.votes > part.addresses {
            findings.fail(.issue, "stratum \(part.stratum): \(part.votes) votes of \(part.addresses) addresses")
        }
    }

    /// Letters of each stratum on the roll are those that the issue made for its members.
    private func checkLetters(_ sheet: Sheet, _ roll: Roll, _ issue: IssueNumbers, _ findings: inout Findings) {
        let made = Dictionary(issue.parts.map { ($0.stratum, $0.letters) }, uniquingKeysWith: { first, _ in first })
        let listed = roll.counts(of: .letter)
        for (place, stratum) in sheet.strata.enumerated() where place < listed.count {
            let expected = stratum.members.reduce(0) { $0 + (made[$1] ?? 0) }
            if listed[place] != expected {
                findings.fail(
                    .issue,
                    "\(sheet.id), stratum \(stratum.id): \(expected) letters were made, the roll has \(listed[place])"
                )
            }
        }
    }

    private func describe(_ foundation: Foundation, _ walk: LogWalk, _ findings: inout Findings) {
        findings.note("round", "\(foundation.definition.values.title.nl) (\(foundation.definition.id))")
        if foundation.definition.values.rehearsal {
            findings.note("rehearsal", "this is a rehearsal: nothing of it counts")
        }
        findings.note("phase", walk.state.phase.rawValue)
        findings.note("definition", text(foundation.definition.digest))
        findings.note("log key", String(decoding: foundation.logKey.text, as: UTF8.self))
        if let anchor = walk.state.rosters.anchor { findings.note("anchor", text(anchor)) }
        if let roster = walk.state.rosters.current {
            findings.note("roster", "\(roster.number), signed at \(roster.times.signed)")
        }
        let officials = walk.state.rosters.current?.officials ?? []
        findings.note("officials", officials.map { "\($0.key.name)+\($0.key.id)" }.joined(separator: ", "))
        findings.note("log root", text(foundation.log.checkpoint.checkpoint.root))
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}

extension BundleError {
    /// The check that this fault fails: a file that is missing or unreadable is no verdict on what it would say.
    func check(or code: CheckCode) -> CheckCode {
        self.code == .unreadable ? .unreadable : code
    }
}
